/** Compiled from letter.mjml by test/deliver/compile-letter.ts; a test compares the two. */
export const LETTER_LAYOUT = [
  '<!doctype html>',
  '<html lang="[[locale]]"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>[[shop]]</title>',
  '<style>body{margin:0}p{margin:0 0 16px}a{color:#1f5c4a}@media (prefers-color-scheme:dark){body{background:#1b1a18 !important}.w{color:#ece8e1 !important}.w a{color:#8fd0b9 !important}}</style></head>',
  '<body>',
  '<div aria-label="[[shop]]" aria-roledescription="email" role="article" lang="[[locale]]">',
  '<!--[if mso]><table align="center" width="560"><tr><td style="padding:28px 20px"><![endif]-->',
  '<div class="w" style="max-width:520px;margin:0 auto;padding:28px 20px;font:16px/1.55 system-ui,\'Segoe UI\',Roboto,Arial,sans-serif;color:#22201c;word-break:break-word">[[words]]<div style="font-size:13px">[[foot]]</div></div>',
  '<!--[if mso]></td></tr></table><![endif]-->',
  '</div>',
  '</body>',
  '</html>',
].join('\n')
