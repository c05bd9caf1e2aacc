"""Findings and reasons as sentences of the workspace."""

from app.web.language import marked as _

ADVICE = {
    "agreement": _(
        "This asks whether people agree. Many say yes to be kind. Ask about the thing itself, "
        "such as: safe or unsafe."
    ),
    "container": _("'{word}' can mean anything. Say what you mean, or put it in your word list."),
    "double_negation": _("This says twice what is not: {word}. Ask what is."),
    "indication": _(
        "Reading scores: Flesch-Douma {douma}, Brouwer {brouwer}, over {words} words. This is only "
        "an indication. Ask people whether they understand it."
    ),
    "initials": _("Not everybody knows '{word}'. Write it out."),
    "jargon": _("'{word}' is a word of the office. Use a word of the kitchen table."),
    "jargon_instead": _("'{word}' is a word of the office. Perhaps: {instead}."),
    "label": _("'{word}' puts a label on people. Use a word that they use themselves."),
    "label_instead": _("'{word}' puts a label on people. Perhaps: {instead}."),
    "large_number": _("{word} is hard to picture. Round it off."),
    "leading": _("'{word}' pushes people towards an answer. Leave it out."),
    "long_scale": _("This scale has {text} steps. People can tell 3 to 5 apart."),
    "long_sentence": _("This sentence has {count} words. Make two sentences of it."),
    "longer_than_source": _(
        "This is {times} times as long as the text it was made from. Does it say more?"
    ),
    "needs_answers": _(
        "The largest table needs at least {whole} answers. To show it for each of {places} places "
        "you need {split}."
    ),
    "negation": _("This says what is not: {word}. It is easier to ask what is."),
    "no_connective": _("Nothing joins these {count} sentences. A word such as 'because' helps."),
    "no_resident_takes_part": _("No resident works along yet. Ask somebody who knows it."),
    "not_checked": _(
        "We have no word lists for this language. So these rules were not looked at: {text}."
    ),
    "not_tested_with_people": _("Not yet tested with people: do they see in it what you mean?"),
    "not_tried_with_people": _(
        "Not yet tested with people. So far: {people} people, {assisted} of them with help."
    ),
    "number_in_words": _("'{word}' is easier to read as a figure."),
    "passive": _("'{word}' does not say who does it. Say who."),
    "percent": _("'{word}' is hard for many people. Say: 8 of the 10."),
    "private_without_refusal": _(
        "'{word}' is private. Leave it out, or let people choose 'rather not say'."
    ),
    "problem_first": _("The survey begins with what is wrong: {word}. Begin with what goes well."),
    "problems_only": _("Every question is about what is wrong. Ask about what goes well too."),
    "rare_words": _("People do not often meet these words: {word}. Is there an easier one?"),
    "rather_long_sentence": _("This sentence has {count} words. Up to 10 is easier."),
    "results_after_decision": _(
        "The decision falls on {text}, before the results can be there. Ask sooner, or ask to "
        "decide later."
    ),
    "roman_number": _("'{word}' is easier to read as a figure."),
    "sensitive_first": _("A private question comes early. Ask it later in the survey."),
    "short_date": _("Write the day in full, such as 1 May 2027. Now it says {word}."),
    "shorter_than_source": _(
        "This is {times} times as long as the text it was made from. Is something missing?"
    ),
    "synonym": _("You say '{instead}' elsewhere. Use one word for one thing, so not '{word}'."),
    "time": "",
    "time_over_goal": "",
    "twelve_hours": _("Write the time with 24 hours, such as 14:30. Now it says {word}."),
    "two_questions": _("This asks two things at once. Make two questions of it."),
    "two_things": _("One scale for two things, joined by '{word}'. Make two questions of it."),
}
"""One sentence per finding; time has its own part of the page."""

REASONS = {
    "no_promise_date": _("Say by which day everybody hears the results."),
    "not_a_day": _("This is no day: {value}. Write year, month and day, such as 2027-03-31."),
    "promise_has_passed": _("The day of the promise has passed. Choose a later day."),
    "no_way": _("Choose at least one way in which people hear the results."),
    "unknown_way": _("There is no way '{way}'."),
    "way_not_carried": _("This host cannot send that way yet: {way}. Ask your host, or untick it."),
    "no_return_key": _(
        "Mail, text messages and letters need a return key. Make it first, and confirm its sheet."
    ),
    "no_controller": _("Say who is responsible for the answers."),
    "no_contact": _("Say where people can ask a question or complain."),
    "texts_missing": _("{where}: texts that are missing: {count}."),
    "words_missing": _("{where}: the program itself does not speak this language yet."),
    "texts_not_confirmed": _("{where}: texts that somebody must still confirm: {count}."),
    "sounds_missing": _("{where}: {count} texts have no recording yet."),
    "films_missing": _("{where}: {count} texts have no film yet."),
    "no_decision": _("Say what will be decided, by whom, and what stays as it is."),
    "unknown_end": _("There are no answers of the kind '{where}'."),
    "end_not_positive": _("Keep every kind of answer at least 1 day."),
    "addresses_kept_too_long": _("Keep addresses 180 days at the most."),
    "withdrawal_after_answers": _("People must be able to take back answers until those are gone."),
    "no_items": _("There is no question yet."),
    "cycle": _("These conditions wait for each other: {where}."),
    "double_path": _("Two questions have the same short name: {where}."),
    "no_options": _("The question '{where}' has no answers to choose from."),
    "no_purpose": _("The question '{where}' needs its own yes from people."),
    "unknown_reference": _("A condition of '{where}' asks about '{name}', which is not there."),
    "bare_word": _("A condition of '{where}' cannot be read."),
    "not_an_expression": _("A condition of '{where}' cannot be read."),
    "not_a_number": _("A bound of '{where}' is no number."),
    "takes_too_long": _("{where} takes more time than people can bear."),
    "too_many_items": _(
        "There are {closed} questions with answers to choose and {open} open ones. 10 and 1 is "
        "what people can bear."
    ),
    "not_tried_with_people": _(
        "{where}: people who tried it: {people} of 5. With help: {assisted} of 1."
    ),
    "office_words": _("{where}: there are words of the office in it, such as {first}."),
    "meaning_not_checked": _("{where}: a second person must still compare the easy words."),
    "place_is_asked": _("Another survey is open at {where} now. One at a time is enough."),
    "place_rests": _("People at {where} were asked not long ago. Let them rest until {until}."),
    "place_asked_often": _("People at {where} were asked often this year. Let them rest."),
    "no_public_address": _("This computer has no public address yet. Ask your host."),
    "already_open": _("The survey is open already."),
    "late_answers_pending": _("The last answers still come in. Open it again after that."),
    "version_under_way": _("The survey is being answered. Its texts stay as they are."),
    "database_busy": _("It is busy here. Nothing was changed. Try again in a minute."),
    "no_name": _("Give the name of who held it."),
    "day_to_come": _("That day is still to come."),
    "people_count": _(
        "Give how many people took part, 1 to {most}. The second number is no higher."
    ),
    "language_not_offered": _("The survey does not have this language."),
    "text_too_long": _("This text is too long. At most {most} signs."),
    "unknown_picture": _("This picture is not in the survey any more."),
    "unknown_try": _("This is not in the list any more."),
    "term_twice": _("The word '{where}' is in the list twice."),
}
SAID = {
    "saved": _("Saved."),
    "noted": _("It is in the list now."),
    "struck": _("It is taken out of the list."),
    "opened": _("The survey is open."),
}
