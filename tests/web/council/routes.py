"""Every address of the council's door and who may go there, written out by hand.

The rights in app/core/roles.py and the right that each view names must lead to exactly this, so
that a change of who may do what is made twice (test_every_route.py). ``anybody`` needs no session.
"""

WHO = {
    "anybody": "",
    "home": "coordinator interviewer key_figure reviewer co_researcher researcher official"
    " evaluator",
    "see": "coordinator interviewer reviewer co_researcher researcher evaluator",
    "plan": "coordinator co_researcher",
    "write": "coordinator co_researcher",
    "translate": "coordinator reviewer co_researcher",
    "confirm": "coordinator reviewer co_researcher",
    "places": "coordinator",
    "print": "coordinator interviewer co_researcher",
    "outreach": "coordinator interviewer key_figure co_researcher",
    "pause": "coordinator co_researcher",
    "open": "coordinator",
    "read_words": "coordinator co_researcher researcher",
    "release": "coordinator co_researcher",
    "make_sense": "coordinator co_researcher researcher",
    "publish": "coordinator",
    "return": "coordinator",
    "advise": "coordinator co_researcher",
    "reply": "coordinator official",
    "people": "coordinator",
    "log": "coordinator evaluator",
    "look": "coordinator",
}

# What changes a survey stays with the council that leads it (IJ19); these rights do.
OF_THE_LEAD = (
    "plan",
    "write",
    "translate",
    "confirm",
    "open",
    "read_words",
    "release",
    "publish",
    "return",
)

# All that an evaluator may send: their own account, and how far the tour is (IJ18).
BY_AN_EVALUATOR = (
    "/me/everywhere",
    "/me/language",
    "/me/leave",
    "/me/password",
    "/sign-out",
    "/tour",
)

# Method, address below /council, and a key of WHO.
TABLE = """
GET  /  home
GET  /calendar  see
POST /code  anybody
POST /example  open
POST /example/remove  open
GET  /import  write
POST /import  write
GET  /invitation/<secret>  anybody
POST /invitation/<secret>  anybody
GET  /log  log
GET  /look  look
POST /look  look
POST /look/away  look
POST /look/logo  look
POST /look/logo/away  look
POST /look/try  look
GET  /me  home
POST /me/everywhere  home
POST /me/language  home
POST /me/leave  home
POST /me/password  home
GET  /paper-list  anybody
POST /paper-list  anybody
GET  /people  people
GET  /people/<person_id>  people
POST /people/<person_id>/new-password  people
POST /people/<person_id>/remove  people
POST /people/<person_id>/roles  people
POST /people/invitations/<invitation_id>/withdraw  people
GET  /people/invite  people
POST /people/invite  people
GET  /places  places
GET  /places/<place_id>  places
POST /places/<place_id>  places
POST /places/<place_id>/checks  outreach
POST /places/<place_id>/faces  places
POST /places/<place_id>/faces/remove  places
GET  /places/new  places
POST /places/new  places
GET  /plans  plan
POST /plans  plan
GET  /plans/<plan_id>  plan
GET  /plans/<plan_id>/<step>  plan
POST /plans/<plan_id>/<step>  plan
POST /plans/<plan_id>/draft  plan
GET  /plans/<plan_id>/print  plan
POST /plans/<plan_id>/remove  plan
GET  /second-factor  anybody
POST /second-factor  anybody
GET  /sign-in  anybody
GET  /replies  reply
POST /replies/<slug>/<advice_id>  reply
POST /sign-in  anybody
POST /sign-out  home
GET  /surveys/<slug>/advice  see
POST /surveys/<slug>/advice/news  return
GET  /surveys/<slug>/advice/changes/new  advise
POST /surveys/<slug>/advice/changes/new  advise
GET  /surveys/<slug>/advice/changes/<change_id>  advise
POST /surveys/<slug>/advice/changes/<change_id>  advise
POST /surveys/<slug>/advice/changes/<change_id>/drop  advise
GET  /surveys/<slug>/advice/given/new  advise
POST /surveys/<slug>/advice/given/new  advise
GET  /surveys/<slug>/advice/given/<advice_id>  see
POST /surveys/<slug>/advice/given/<advice_id>  advise
POST /surveys/<slug>/advice/given/<advice_id>/drop  advise
GET  /surveys/<slug>/advice/given/<advice_id>/letter  see
POST /surveys/<slug>/advice/given/<advice_id>/reply  advise
POST /surveys/<slug>/advice/given/<advice_id>/send  advise
GET  /surveys/<slug>/advice/help  see
GET  /surveys/<slug>/advice/help-sheets  see
GET  /surveys/<slug>/advice/help/new  advise
POST /surveys/<slug>/advice/help/new  advise
GET  /surveys/<slug>/advice/help/<point_id>  advise
POST /surveys/<slug>/advice/help/<point_id>  advise
POST /surveys/<slug>/advice/help/<point_id>/drop  advise
GET  /surveys/<slug>/advice/sessions/new  advise
POST /surveys/<slug>/advice/sessions/new  advise
GET  /surveys/<slug>/advice/sessions/<session_id>  see
GET  /surveys/<slug>/advice/sessions/<session_id>/case  advise
POST /surveys/<slug>/advice/sessions/<session_id>/case  advise
POST /surveys/<slug>/advice/sessions/<session_id>/drop  advise
POST /surveys/<slug>/advice/sessions/<session_id>/note  advise
POST /surveys/<slug>/advice/sessions/<session_id>/notes  advise
GET  /surveys/<slug>/advice/sessions/<session_id>/report  see
POST /surveys/<slug>/advice/sessions/<session_id>/step  advise
GET  /surveys/<slug>/advice/texts/<subject>  see
POST /surveys/<slug>/advice/texts/<subject>  advise
GET  /surveys/<slug>/advice/worksheets  see
GET  /surveys/<slug>/answers  read_words
GET  /surveys/<slug>/answers/code  read_words
POST /surveys/<slug>/answers/code  read_words
GET  /surveys/<slug>/answers/differences  read_words
POST /surveys/<slug>/answers/differences  read_words
POST /surveys/<slug>/answers/done  read_words
GET  /surveys/<slug>/answers/file  read_words
GET  /surveys/<slug>/answers/listen  read_words
POST /surveys/<slug>/answers/listen  read_words
POST /surveys/<slug>/answers/listen/away  read_words
GET  /surveys/<slug>/answers/quote  release
POST /surveys/<slug>/answers/quote  release
GET  /surveys/<slug>/answers/quotes  release
GET  /surveys/<slug>/answers/quotes/<quote_id>  release
POST /surveys/<slug>/answers/quotes/<quote_id>/mark  release
POST /surveys/<slug>/answers/quotes/<quote_id>/refuse  release
POST /surveys/<slug>/answers/quotes/<quote_id>/release  release
GET  /surveys/<slug>/answers/read  read_words
GET  /surveys/<slug>/answers/themes  read_words
POST /surveys/<slug>/answers/themes  read_words
POST /surveys/<slug>/answers/themes/away  read_words
POST /surveys/<slug>/answers/themes/copy  read_words
POST /surveys/<slug>/answers/themes/count  make_sense
GET  /surveys/<slug>/checks  see
GET  /surveys/<slug>/checks/of  see
GET  /surveys/<slug>/checks/people  see
POST /surveys/<slug>/checks/people  write
POST /surveys/<slug>/checks/pictures  write
POST /surveys/<slug>/checks/strike  write
GET  /surveys/<slug>/checks/words  see
POST /surveys/<slug>/checks/words  write
POST /surveys/<slug>/decision  plan
GET  /surveys/<slug>/evaluation.xlsx  log
GET  /surveys/<slug>/follow  see
GET  /surveys/<slug>/follow/close  open
POST /surveys/<slug>/follow/close  open
POST /surveys/<slug>/follow/drop-visit  plan
POST /surveys/<slug>/follow/go-on  pause
GET  /surveys/<slug>/follow/groups  plan
POST /surveys/<slug>/follow/groups  plan
POST /surveys/<slug>/follow/groups/heard  plan
POST /surveys/<slug>/follow/groups/remove  plan
POST /surveys/<slug>/follow/last-day  open
GET  /surveys/<slug>/follow/pause  pause
POST /surveys/<slug>/follow/pause  pause
POST /surveys/<slug>/follow/plan-visit  plan
GET  /surveys/<slug>/languages  see
GET  /surveys/<slug>/languages/<tag>  see
POST /surveys/<slug>/languages/<tag>  translate
POST /surveys/<slug>/languages/<tag>/all  confirm
POST /surveys/<slug>/languages/<tag>/confirm  confirm
POST /surveys/<slug>/languages/<tag>/doubt  confirm
POST /surveys/<slug>/languages/<tag>/meaning  confirm
GET  /surveys/<slug>/languages/<tag>/sheet  see
POST /surveys/<slug>/languages/<tag>/sheet  translate
GET  /surveys/<slug>/languages/<tag>/sheet.xlsx  see
GET  /surveys/<slug>/languages/<tag>/voice  see
POST /surveys/<slug>/languages/<tag>/voice  translate
POST /surveys/<slug>/languages/<tag>/voice/remove  translate
GET  /surveys/<slug>/languages/<tag>/voice/sound  see
POST /surveys/<slug>/languages/<tag>/voice/trim  translate
POST /surveys/<slug>/languages/add  write
POST /surveys/<slug>/languages/links  write
POST /surveys/<slug>/languages/links/stop  write
POST /surveys/<slug>/languages/remove  write
GET  /surveys/<slug>/open  open
POST /surveys/<slug>/open  open
POST /surveys/<slug>/open/terms  open
GET  /surveys/<slug>/places  see
POST /surveys/<slug>/places/codes  places
POST /surveys/<slug>/places/planned  places
GET  /surveys/<slug>/places/rest  places
POST /surveys/<slug>/places/rest  places
POST /surveys/<slug>/places/switch  places
GET  /surveys/<slug>/plan  see
POST /surveys/<slug>/plan  plan
GET  /surveys/<slug>/plan/print  see
GET  /surveys/<slug>/print  print
POST /surveys/<slug>/print  print
GET  /surveys/<slug>/print/look  print
GET  /surveys/<slug>/publish  publish
POST /surveys/<slug>/publish  publish
GET  /surveys/<slug>/publish/preview  publish
POST /surveys/<slug>/publish/quote  publish
GET  /surveys/<slug>/publish/texts  publish
POST /surveys/<slug>/publish/texts  publish
POST /surveys/<slug>/publish/words  publish
GET  /surveys/<slug>/print/results  print
POST /surveys/<slug>/print/results  print
GET  /surveys/<slug>/questions  see
POST /surveys/<slug>/questions/act  write
GET  /surveys/<slug>/questions/answers/<path:path>  write
POST /surveys/<slug>/questions/answers/<path:path>  write
GET  /surveys/<slug>/questions/bank  write
POST /surveys/<slug>/questions/bank  write
GET  /surveys/<slug>/questions/finding/<int:number>  write
POST /surveys/<slug>/questions/finding/<int:number>  write
POST /surveys/<slug>/questions/finding/<int:number>/away  write
GET  /surveys/<slug>/questions/form.xlsx  see
GET  /surveys/<slug>/questions/item/<path:path>  see
POST /surveys/<slug>/questions/item/<path:path>  write
GET  /surveys/<slug>/questions/move/<path:path>  write
POST /surveys/<slug>/questions/move/<path:path>  write
GET  /surveys/<slug>/questions/new  write
GET  /surveys/<slug>/questions/new/<kind>  write
POST /surveys/<slug>/questions/new/<kind>  write
GET  /surveys/<slug>/questions/preview  see
POST /surveys/<slug>/questions/redo  write
GET  /surveys/<slug>/questions/section/<path:path>  see
POST /surveys/<slug>/questions/section/<path:path>  write
GET  /surveys/<slug>/questions/survey  see
POST /surveys/<slug>/questions/survey  write
POST /surveys/<slug>/questions/undo  write
GET  /surveys/<slug>/questions/when/<path:path>  write
POST /surveys/<slug>/questions/when/<path:path>  write
GET  /surveys/<slug>/return  return
POST /surveys/<slug>/return/follow-up  return
POST /surveys/<slug>/return/late  return
POST /surveys/<slug>/return/letters.pdf  return
POST /surveys/<slug>/return/pause  return
POST /surveys/<slug>/return/place  return
POST /surveys/<slug>/return/posted  return
POST /surveys/<slug>/return/returned  return
POST /surveys/<slug>/return/send  return
GET  /surveys/<slug>/return/key  return
POST /surveys/<slug>/return/key  return
POST /surveys/<slug>/return/key/confirm  return
POST /surveys/<slug>/return/key/hand-on  return
POST /surveys/<slug>/return/key/passphrase  return
GET  /surveys/<slug>/sense  make_sense
GET  /surveys/<slug>/sense/finding  make_sense
POST /surveys/<slug>/sense/finding  make_sense
POST /surveys/<slug>/sense/move  make_sense
POST /surveys/<slug>/sense/readers  make_sense
POST /surveys/<slug>/sense/reading  make_sense
POST /surveys/<slug>/sense/remark  make_sense
POST /surveys/<slug>/sense/remark/remove  make_sense
POST /surveys/<slug>/sense/remove  make_sense
GET  /surveys/<slug>/together  see
POST /surveys/<slug>/together/ask  open
POST /surveys/<slug>/together/own  people
POST /surveys/<slug>/together/take-over  write
POST /surveys/<slug>/together/withdraw  open
GET  /together  people
POST /together  people
POST /tour  see
GET  /visits  outreach
POST /visits  outreach
POST /visits/made  outreach
"""
