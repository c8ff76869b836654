"""The words of the synthetic book: plain ones, with many stems, so that the search has work."""

PLAIN = """
answer arrive balance batch before begin behind below bound branch break bridge bring broker
budget buffer build burst carry catch cause chain change charge check choose circuit claim
clear client clock close cluster commit common compare compute count cover crash cross current
cycle decide delay deliver demand depend deploy detect differ direct divide double drain drift
drop early edge effect elect empty enter equal error event every exact expect expire factor
failure fair fault feed fence fetch field figure final finish first fixed floor flow follow
force forget form forward found frame free front gate gather give global grain grant grow guard
half handle happen hash head health heavy hold host idle ignore image impose include index
inform insert invoke issue item join judge jump keep kernel key know label large last later
layer lead leader lease leave length level light limit line list little load local lock long
loop lose lower maintain make manage map mark match mean measure member memory merge message
method middle minute miss model month move name narrow need network never node note number
object observe occur offer often open order other outer over packet page pair part pass path
pause peer place plain plan point poll pool port power present price print process produce
promise proof queue quick quiet quorum raise range rate reach read ready reason receive record
reduce refuse region reject release remain remember remove repair repeat replica reply report
request reset resource response rest result retry return right ring risk role root round route
rule run safe sample scale schedule seat second section seed select send sense separate
sequence serve service set shard share ship short show side signal simple single size slow
small source space speed spend split stage stand start state stay step stop store stream strong
study submit succeed sum supply switch system table take target task tell term test thing
thread three ticket time timeout token topic total trace track trade traffic transfer tree trip
true trust turn type under unit until update upper use value vary verify version vote wait wake
wall warm watch wave weak weight while whole wide window wire work world worth write wrong year
zone
""".split()
