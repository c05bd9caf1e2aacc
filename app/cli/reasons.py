"""What the host reads when a verb refuses: one sentence per problem code, saying what to do."""

from collections import defaultdict

from app.core.advice import Advice
from app.core.problems import Problem

_SENTENCES = {
    # Settings, files and names.
    "not_in_this_version": "{where}: not in this version.",
    "no_such_file": "There is no file {where}.",
    "no_such_folder": "There is no folder {where}.",
    "folder_not_empty": "{where} is there already and holds something. Name a new or an empty one.",
    "file_too_large": "{where} is too large; at most {most}.",
    "not_yaml": "{where} cannot be read as YAML: {what}",
    "port_taken": "{where} is in use by another program; choose another: --port NUMBER",
    "unknown_door": "BUURTSTEM_DOORS: there is no door {where}; the doors are {doors}.",
    "no_mail_server": "Set BUURTSTEM_SMTP_URL and BUURTSTEM_MAIL_FROM first.",
    "bad_smtp_url": "BUURTSTEM_SMTP_URL: write smtp://USER:WORD@HOST:PORT (or starttls, smtps).",
    "bad_sms_url": "BUURTSTEM_SMS_URL: write PROVIDER://KEY@/?from=NAME; providers are {known}.",
    "bad_mail_from": "BUURTSTEM_MAIL_FROM must be one mail address.",
    "carrier_later": "The {where} carrier cannot take this message now; it is tried again.",
    "carrier_never": "The {where} carrier says that this address does not work.",
    "carrier_away": "The {where} carrier takes no messages now. Nothing is lost; try again later.",
    "sender_is_running": "Somebody is sending for this survey already.",
    "sending_paused": "Somebody paused it; {count} wait. To go on: buurtstem return run {where}",
    "sending_stopped": "The carrier takes no messages now; {count} wait and nothing is lost. "
    "Later: buurtstem return run {where}",
    "no_carrier": "This host has nobody who sends: set BUURTSTEM_SMTP_URL for mail and "
    "BUURTSTEM_SMS_URL for sms. {count} wait and nothing is lost.",
    "sending_not_taken": "{count} were not taken yet, after several tries. Try again tomorrow: "
    "buurtstem return run {where}",
    "no_letters": "{where}: there are no letters to print or to post.",
    "too_many_returned": "{where} letters cannot have come back; {most} were posted.",
    "no_news_ready": "{where}: no news was made ready for who wants to hear more.",
    "nobody_wants_more": "{where}: nobody who wants to hear more is left.",
    "reason_too_long": "A reason has at most {most} signs.",
    "no_council": "This host has no council yet.",
    "no_name": "A name is needed: give a real person's name.",
    "person_exists": "{where} is there already.",
    "password_too_short": "The password needs at least {least} signs.",
    "password_too_long": "The password may have {most} signs at most.",
    "slug_form": "{where}: a short name holds small letters, digits and hyphens, 2 to 60 of them.",
    "slug_taken": "{where} is the name of another council's survey; choose another --slug.",
    "unknown_survey": "There is no survey {where}. See: buurtstem survey list",
    "unknown_place": "This survey has no place with code {where}. See: buurtstem place list SLUG",
    "place_name": "A place needs a name of 1 to {most} signs.",
    "place_exists": "{where} is in the register already.",
    "visitors_count": "{where} visitors cannot be right; give a number of 1 to {most}.",
    "too_many_moments": "At most {most} moments fit.",
    "unknown_face": "Nobody of that name is at this place.",
    "too_many_faces": "At most {most} people fit on the card of a place.",
    "face_name": "A person needs a name of 1 to {most} signs.",
    "face_phone": "A phone number has at most {most} signs.",
    "face_moments": "A person needs 1 to {most} moments.",
    "end_day_has_passed": "The last day {where} has passed; choose a later one.",
    "not_a_photo": "{where}: this is no photo that can be read; use JPEG or PNG.",
    "no_codes_left": "No free codes are left.",
    "unknown_language": "{where} is not a language tag; use one such as nl, nl-simple or ar.",
    "no_public_address": "Set BUURTSTEM_URL to the public https address before opening.",
    "no_places": "{where} has no places yet: buurtstem place add SLUG NAME",
    "card_count": "{where} cards at once is not possible; at most {most}.",
    "too_many_places": "{count} places do not go into one file, at most {most}; print some of "
    "them: --place CODE, once for each.",
    "too_many_cards": "{count} cards do not go into one file, at most {most}; choose with --place "
    "or --lang, or take a smaller --count.",
    "size_is_fixed": "{where} is made on A4 only.",
    "distance_is_fixed": "The code on {where} has its own size; leave --distance out.",
    "strange_distance": "A code is not read from {where} m; choose {least} to {most}.",
    "print_full": "A code that wide leaves no room for the words on a {where}; take a shorter "
    "--distance, fewer languages, or for a poster --size a3.",
    "database_busy": "The database is busy. Nothing was changed; try again in a minute.",
    "database_unusable": "The {where} database cannot be opened. Look whether it runs, is "
    "whole, and may be written by this user.",
    "unknown_database": "{where} is no database of this program; use SQLite or PostgreSQL.",
    "host_is_running": "Buurtstem is running on this data; stop it first.",
    "backup_key_form": "The key file must hold 32 random bytes in base64: "
    "head -c 32 /dev/urandom | base64 > FILE",
    "backup_key_weak": "The key is not random; make a new one: "
    "head -c 32 /dev/urandom | base64 > FILE",
    "backup_exists": "{where} is there already; nothing was written. Choose another name.",
    "backup_not_writable": "{where} cannot be written; choose another place.",
    "backup_form": "This is no backup of this program, or the key is another one. Nothing changed.",
    "backup_key_or_change": "The key does not fit this backup, or the file was changed. Nothing "
    "was changed here.",
    "secrets_unreadable": "The key file {where} cannot be read; put back the one of this host.",
    "backup_cut_short": "The backup ends too early; take another copy. Nothing was changed.",
    "backup_newer": "The backup was made by a newer program; update this one first.",
    "database_newer": "The database was made by a newer program; update this one first.",
    # Councils together.
    "not_the_lead": "{where}: only the council that leads this survey can do that.",
    "unknown_council": "There is no council {where} on this host. See: buurtstem council list",
    "council_exists": "There is a council called {where} already.",
    "council_has_opened": "{where} has opened a survey under its name, so that stays.",
    "takes_part_already": "{where} takes part already.",
    "not_asked": "{where}: this was not asked, or it was answered already.",
    "not_a_partner": "{where}: only another council that takes part can make its own from it.",
    "has_own_already": "Your council has its own survey from {where} already.",
    "no_core": "{where} has no shared core.",
    "core_is_locked": "{where} belongs to the shared core of {core}, which stays as it is.",
    # Recordings.
    "sound_empty": "{where}: there is nothing to hear in it.",
    "sound_too_large": "{where} is too large: at most 10 MB for a sound and 40 MB for a film.",
    "sound_unreadable": "{where} is no sound that can be read; use mp3, wav, ogg, webm or m4a.",
    "sound_too_long": "{where} plays too long: at most {most} seconds.",
    "unknown_slot": "There is no text {where} in this survey.",
    "unknown_purpose": "There is no purpose {where} that can be taken back alone.",
    "unknown_recording_kind": "{where} is no kind of recording.",
    # Pictures.
    "no_such_picture": "{where}: there is no picture {name}. Put the file beside the survey, or "
    "use a code of pictograms/index.yaml. The words are shown without it.",
    "picture_too_large": "{where}: {name} is larger than {most}. The words are shown without it.",
    "picture_unsafe": "{where}: {name} holds {found}, which a drawing may not. Save it as a plain "
    "SVG or as PNG. The words are shown without it.",
    "picture_broken": "{where}: {name} is not taken: {why}. The words are shown without it.",
    # Gates.
    "no_promise_date": "H1: say by which day all hear the results: --promise-date YYYY-MM-DD.",
    "promise_has_passed": "H1: the promised day has passed; choose a later one.",
    "no_way": "H1: choose at least one way to tell people: --ways ticket,place.",
    "unknown_way": "H1: there is no way {way}; use ticket, place, mail, sms or letter.",
    "way_not_carried": "H1: this host sends no {way} yet. Set BUURTSTEM_SMTP_URL for mail and "
    "BUURTSTEM_SMS_URL for sms, or leave that way out.",
    "no_return_key": "H1: mail, sms and letter need a return key: buurtstem return key SLUG "
    "--passphrase-file F -o SHEET.pdf, then buurtstem return key SLUG --confirm CODE.",
    "return_key_exists": "{where} has a return key already, and its sheet was confirmed.",
    "report": "{where}: {what}",
    "nobody_to_ask": "Nobody can be asked for the passphrase here: give --passphrase-file F, or - "
    "to read it from standard input.",
    "passphrase_unreadable": "The passphrase is not text in UTF-8.",
    "passphrase_short": "The passphrase is short: take {words} words, or {signs} signs.",
    "passphrase_plain": "The passphrase is soon guessed: take words that do not belong together.",
    "passphrase_long": "The passphrase may have {most} signs at most.",
    "wrong_passphrase": "This passphrase does not open the return key. The code of the recovery "
    "sheet opens it too.",
    "code_length": "The code has {need} signs, and this has {have}.",
    "code_group": "The code is not right in group {groups}. Compare it with the sheet.",
    "code_of_another": "This is the code of another sheet. Take the newest one of this survey.",
    "may_not_return": "{where} is no coordinator of the council that leads this survey.",
    "not_a_day": "{value} is not a day; write YYYY-MM-DD.",
    "no_controller": "H2: say who is responsible for the data: --controller TEXT.",
    "no_contact": "H2: say where questions and complaints go: --contact TEXT.",
    "texts_missing": "H3: {where} misses {count} texts, first {first}. Add them to the file.",
    "words_missing": "H3: this program has no interface words in {where} yet ({count} sentences). "
    "Leave the language out, or open an example: --demo.",
    "texts_not_confirmed": "H3: {where} has {count} texts that are drafts or outdated, first "
    "{first}. A speaker confirms them: buurtstem survey review SLUG --lang {where} --by NAME",
    "sounds_missing": "H3: {where} is spoken and not written, and {count} texts have no recording, "
    "first {first}. Record them; docs/host.md says how to call the files.",
    "films_missing": "H3: {where} is a sign language, and {count} texts have no film, first "
    "{first}. Add the films; docs/host.md says how to call the files.",
    "meaning_not_checked": "PL17: in {where} {count} questions wait for a second person who says "
    "that they ask the same as in normal words, first {first}: buurtstem survey review SLUG "
    "--lang {where} --by NAME",
    "no_decision": "H4: say what is decided, by whom, and what cannot change: --decision TEXT.",
    "unknown_end": "H5: {where} is no kind of data with an end date.",
    "end_not_positive": "H5: {where} must be kept at least 1 day after closing.",
    "addresses_kept_too_long": "H5: addresses may be kept at most 180 days after closing.",
    "withdrawal_after_answers": "H5: withdrawing must end before the answers do.",
    "no_items": "H6: there is nothing to answer in this survey.",
    "cycle": "H6: these conditions wait for each other: {where}. Take one of them out.",
    "double_path": "H6: the name {where} is used twice; rename one of them.",
    "no_options": "H6: {where} has no options to choose from; add them.",
    "no_purpose": "H6: {where} asks for a file that needs its own yes; add the purpose {purpose}.",
    "unknown_reference": "H6: {where} reads {name}, which is not there.",
    "bare_word": "H6: {where} has a word without quotes or ${{ }} in a condition.",
    "not_an_expression": "H6: {where} has a condition that cannot be read.",
    "not_a_number": "H6: a bound of {where} is no number.",
    "takes_too_long": "SV01: {where} takes {eye} seconds by eye and {ear} by ear, from the first "
    "tap to the ticket; 300 and 480 is the most. Leave some out, or give the reason: "
    "--override REASON.",
    "too_many_items": "SV02: {closed} closed and {open} open items; 10 and 1 is what people can "
    "bear. Leave some out, or give the reason: --override REASON.",
    "plan_without_question": "IJ01: the plan does not say what you want to know.",
    "plan_without_decision": "IJ01: the plan does not say for which decision.",
    "plan_without_groups": "IJ01: the plan does not say whose perspective must not be missing.",
    "plan_without_form": "IJ01: the plan does not say how people are asked.",
    "nobody_they_trust": "KA04: the plan names nobody whom this group trusts: {group}.",
    "flash_poll_too_long": "IJ04: a flash poll has at most {most} questions; this has {count}.",
    "not_tried_with_people": "SV22: {where} was tried with {people} people, {assisted} of them "
    "helped; 5 and 1 is the least. Try it and write it down in the workspace, or give the reason: "
    "--override REASON.",
    "unknown_picture": "There is no picture {where} in this survey.",
    "unknown_try": "That try is not in the log.",
    "day_to_come": "That day is still to come.",
    "people_count": "Give how many people took part, 1 to {most}, and how many of those.",
    "text_too_long": "{where} is too long; at most {most} signs.",
    "term_twice": "The word {where} is in the list twice.",
    "office_words": "KA07: {where} has {count} words of the office, first {first}. Use other "
    "words, or give the reason: --override REASON.",
    "place_is_asked": "MV10: another survey is open at {where} since {since}. Wait until it "
    "closes, or give the reason: --override REASON.",
    "place_rests": "MV10: the people at {where} were asked not long ago; let them rest until "
    "{until}, or give the reason: --override REASON.",
    "place_asked_often": "MV10: {where} was asked {count} times within a year; {most} is the most. "
    "Choose another place, or give the reason: --override REASON.",
    "file_not_read": "This program has nothing to read such a file with.",
    "file_not_written": "This program has nothing to write such a file with.",
    # Stations.
    "version_under_way": "{where} is being answered; close it first, or use another --slug.",
    "already_open": "{where} is open already.",
    "already_closed": "{where} is closed already; late answers still come in. End that: --now.",
    "late_answers_pending": "{where} still takes late answers; end that first: survey close --now.",
    "nothing_open": "{where} is not open.",
    "never_opened": "{where} was never opened.",
    "not_frozen": "{where} still takes answers; close it: buurtstem survey close {where} --now",
    "too_few_responses": "Only {count} responses: at least {least} are needed, so that nobody can "
    "be recognised.",
    "too_little_changed": "A new publication needs at least {least} new responses to each answer "
    "that is told, and if any were withdrawn at least {least} of those, or one person could be "
    "worked out.",
    "not_published": "{where} has no published results yet: buurtstem results publish {where}",
    "unknown_ticket": "There is no such ticket.",
    "no_help": "{where} has no help to print yet; the council writes it at the station Advice.",
    "language_not_offered": "This survey has no {where}; it has {have}.",
}
_ADVICE = {
    "time": "{text}.",
    "time_over_goal": "{text}; 180 and 360 is what most people bear. Make it shorter.",
    "not_tested_with_people": "{text}: not tested with people yet. At least 2 of 3 people must "
    "read it right; try it with some of those you ask.",
    "results_after_decision": "The decision falls on {text}, before the results can be there. "
    "Close sooner, or ask to decide later.",
    "no_resident_takes_part": "No resident takes part in the work. Ask one to work along.",
    "long_scale": "{text} points; people tell 3 to 5 apart. Merge some.",
    "agreement": "Asks whether people agree. Many say yes to be kind; let the answers name the "
    "thing itself, such as safe or unsafe.",
    "container": "'{word}' can mean anything. Say what you mean by it, or use another word.",
    "double_negation": "Says twice what is not: {word}. Ask for what is.",
    "indication": "{text}, of {words} words. An indication only: people decide whether they "
    "understand a text.",
    "initials": "'{word}' stands for words that not everybody knows. Write them out.",
    "jargon": "'{word}' is a word of the office. Use a word from the kitchen table.",
    "jargon_instead": "'{word}' is a word of the office. Perhaps: {instead}.",
    "label": "'{word}' puts a label on people. Hard for whom? Use a word they use themselves.",
    "label_instead": "'{word}' puts a label on people. Perhaps: {instead}.",
    "large_number": "{word} is hard to picture. Round it, such as 12 thousand.",
    "leading": "'{word}' pushes people towards an answer. Leave it out.",
    "long_sentence": "More than 15 words in one sentence: {count}. Make two sentences of it.",
    "longer_than_source": "{times} times as long as the source. Does it say more?",
    "negation": "Says what is not: {word}. Asking for what is, is easier.",
    "no_connective": "{count} sentences, and nothing joins them. A word such as because helps.",
    "not_checked": "Not looked at in this language, as there are no lists for it: {text}.",
    "number_in_words": "'{word}' is easier to read as a figure.",
    "passive": "'{word}' hides who does it. Say who.",
    "percent": "'{word}' is hard for many. Say 8 of the 10.",
    "private_without_refusal": "'{word}' is private. Leave it out, or offer 'rather not say'.",
    "problem_first": "The survey begins with what is wrong: {word}. Begin with what goes well.",
    "problems_only": "Every question is about what is wrong. Ask also what goes well.",
    "rare_words": "People seldom meet: {word}. Is there an easier word?",
    "rather_long_sentence": "{count} words in one sentence; up to 10 is easier.",
    "roman_number": "'{word}' is easier to read as a figure.",
    "sensitive_first": "A private question comes early. Ask it later.",
    "short_date": "Write the day in full instead of {word}, such as 1 May 2027.",
    "shorter_than_source": "{times} times as long as the source. Is something missing?",
    "synonym": "Elsewhere this survey says '{instead}' for '{word}'. Use one word for one thing.",
    "twelve_hours": "Write {word} with 24 hours, such as 14:30.",
    "two_questions": "Asks two questions at once. Make two items of it.",
    "two_things": "One scale for two things, joined by '{word}'. Make two items of it.",
    "needs_answers": "The largest table needs at least {whole} answers, and {split} to tell it for "
    "each of {places} places. With fewer, small groups are merged or withheld.",
    "not_tried_with_people": "Not tested with people yet: {people} people, {assisted} of them "
    "helped. Try each language with 5 people of the group, 1 of them helped.",
}


def sentence(problem: Problem) -> str:
    """One English sentence for the host. A problem with a figure ``what`` brings its own."""
    figures = {**dict(problem.figures), "where": problem.where}
    known = _SENTENCES.get(problem.code)
    if "what" in figures and "{what}" not in (known or ""):
        return figures["what"]
    return (known or f"{problem.code}: {{where}}").format_map(defaultdict(str, figures))


def sentence_of_advice(advice: Advice) -> str:
    """One English sentence on a finding that blocks nothing."""
    return _ADVICE[advice.code].format_map({"text": advice.text, **dict(advice.figures)})
