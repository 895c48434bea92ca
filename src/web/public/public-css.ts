/** The whole look of the customers' pages: warm paper, one accent, 320 px first. */
export const publicCss = `:root{color-scheme:light dark;--paper:light-dark(#fbf8f3,#191613);--ink:light-dark(#2a2520,#efe8df);
--quiet:light-dark(#6a6058,#b1a598);--line:light-dark(#d9cfc2,#453c34);
--card:light-dark(#fff,#231f1b);--accent:light-dark(#0f6b57,#5cc7ab);--on-accent:light-dark(#fff,#10241e)}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{max-width:34rem;margin:0 auto;padding:1.5rem 1rem 3rem}
main.wide{max-width:64rem}
.shop{margin:0;color:var(--quiet);font-weight:600}
h1{font-size:1.6rem;line-height:1.2;margin:.2rem 0 1rem;text-wrap:balance}
h2{font-size:1.15rem;margin:2rem 0 .5rem}
a{color:var(--accent)}
p>a:only-child{display:inline-block;padding:.6rem 0}
.quiet,small{color:var(--quiet);font-size:.9375rem}
.done{background:var(--card);border-inline-start:4px solid var(--accent);padding:.8rem 1rem;border-radius:.5rem;font-weight:600}
fieldset{border:0;margin:0;padding:0}
legend{padding:0 0 .6rem;font-weight:600}
label{display:flex;gap:.75rem;align-items:flex-start;min-height:2.75rem;
padding:.8rem 1rem;margin-bottom:.5rem;background:var(--card);border:1px solid var(--line);border-radius:.75rem;cursor:pointer}
label:has(:checked){border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
label small{display:block}
input[type=radio],input[type=checkbox]{flex:none;width:1.25rem;height:1.25rem;margin:.2rem 0 0;accent-color:var(--accent)}
button{width:100%;min-height:3rem;margin-top:.5rem;border:0;
border-radius:.75rem;background:var(--accent);color:var(--on-accent);font:inherit;font-weight:600;cursor:pointer}
button.plain{background:none;color:var(--ink);border:1px solid var(--line)}
.picks{display:grid;grid-template-columns:repeat(auto-fill,minmax(8.2rem,1fr));gap:.5rem;margin:0 0 1rem}
.picks.wide{grid-template-columns:repeat(auto-fill,minmax(14rem,1fr))}
.picks a{padding:.6rem .5rem;text-align:center;overflow-wrap:anywhere;font-size:.9375rem;border:1px solid var(--line);border-radius:.75rem;
background:var(--card);color:var(--ink);text-decoration:none}
.picks a[aria-current]{border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent);font-weight:600}
.slots{display:grid;grid-template-columns:repeat(auto-fill,minmax(6.2rem,1fr));gap:.5rem;margin-bottom:1rem}
.slots legend{grid-column:1/-1}
.slots label{margin:0;padding:.6rem .7rem;align-items:center;gap:.5rem}
.slots input{margin:0}
.field{margin:0 0 1rem}
.field label{display:block;min-height:0;padding:0 0 .3rem;margin:0;background:none;border:0;font-weight:600}
.field small{font-weight:400}
.field input{width:100%;min-height:3rem;padding:.6rem .9rem;border:1px solid var(--quiet);border-radius:.75rem;
background:var(--card);color:var(--ink);font:inherit}
.trap{position:absolute;inset-inline-start:-99rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
table{width:100%;border-collapse:collapse}
td{padding:.5rem .6rem .5rem 0;border-top:1px solid var(--line);vertical-align:top}
code{font:.9em ui-monospace,SFMono-Regular,Menlo,monospace;overflow-wrap:anywhere}
@media(min-width:40rem){main{padding-top:4rem}button{width:auto;padding:0 1.75rem}}
@media print{:root{color-scheme:light}body{background:#fff}button{display:none}label{border-color:#999;break-inside:avoid}}
`
