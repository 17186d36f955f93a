#@words@
