# A message centre on the codec of Net::SMPP: answers every submit, brings a receipt for it, and one message of a customer at the beginning.
use strict; use warnings;
use Net::SMPP; use Socket qw(IPPROTO_TCP TCP_NODELAY); use IO::Handle;
$| = 1;
my $listener = Net::SMPP->new_listen('127.0.0.1', port => 0, smpp_version => 0x34, async => 1) or die "cannot listen: $!";
print $listener->sockport, "\n";
my $id = 0;
while (my $peer = $listener->accept) {
  $peer->setsockopt(IPPROTO_TCP, TCP_NODELAY, 1);
  while (my $pdu = $peer->read_pdu) {
    if ($pdu->{cmd} == Net::SMPP::CMD_bind_transceiver || $pdu->{cmd} == Net::SMPP::CMD_bind_transmitter) {
      my $receives = $pdu->{cmd} == Net::SMPP::CMD_bind_transceiver;
      if ($receives) { $peer->bind_transceiver_resp(system_id => 'PERL', seq => $pdu->{seq}, async => 1) }
      else { $peer->bind_transmitter_resp(system_id => 'PERL', seq => $pdu->{seq}, async => 1) }
      $peer->deliver_sm(source_addr => '79450009999', destination_addr => '4242', data_coding => 8, short_message => pack('n*', map { ord } split //, "\x{434}\x{430}"), async => 1) if $receives;
    } elsif ($pdu->{cmd} == Net::SMPP::CMD_submit_sm) {
      $id++;
      print "submit $pdu->{destination_addr} $pdu->{data_coding} ", unpack('H*', $pdu->{short_message}), "\n";
      $peer->submit_sm_resp(message_id => sprintf('%x', 255 + $id), seq => $pdu->{seq}, async => 1);
      my $dec = 255 + $id;
      $peer->deliver_sm(source_addr => $pdu->{destination_addr}, destination_addr => 'SHOP', esm_class => 4, short_message => "id:$dec sub:001 dlvrd:001 submit date:2603101030 done date:2603101031 stat:DELIVRD err:000 text:", async => 1);
    } elsif ($pdu->{cmd} == Net::SMPP::CMD_enquire_link) {
      $peer->enquire_link_resp(seq => $pdu->{seq}, async => 1);
    } elsif ($pdu->{cmd} == Net::SMPP::CMD_unbind) {
      $peer->unbind_resp(seq => $pdu->{seq}, async => 1);
      last;
    }
  }
}
