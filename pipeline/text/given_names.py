"""Frequent given names of English-language news: they tell persons from organisations, and he from she."""

_MEN = """
    aaron abdul abdullah abraham adam adrian ahmed alan albert alberto alejandro aleksandr alex alexander alexei ali
    allen andre andrei andrew andrzej andy anthony antonio antony arnold arthur ashraf barack bashar ben benjamin
    benny bernard bernie bill bob boris brad brandon brendan brett brian bruce bryan carl carlos chad charles
    charlie chris christian christopher chuck clarence claude colin cory craig dan daniel dave david dean dennis
    derek devin dick dmitry dmytro don donald doug douglas dwight ed eddie edgar eduardo edward edwin elijah elon
    emmanuel enrique eric erik ernest ethan eugene evan evgeny fernando francis francisco francois frank franklin
    fred frederick friedrich gary gavin george gerald gerard giorgio giovanni giuseppe glenn gordon greg gregory
    guillermo gustavo hamid hank hans harold harry harvey hassan henry herbert herman hillel hosni howard hugh hugo
    hussein ian ibrahim igor ilya isaac ismail ivan jack jacob jacques jake jamal james jared jason javier jean jeff
    jeffrey jens jeremy jerome jerry jesse jim jimmy joachim joaquin joe joel joerg john johnny jon jonathan jorge
    jose josef joseph josh joshua juan julian julio justin kamal karl keith ken kenneth kevin kirk klaus konstantin
    kurt kyle larry lars lawrence lee leo leon leonard leonid lindsey lloyd louis luc luis luiz luke mahmoud malcolm
    manuel marc marco mario mark marshall martin marvin matt matteo matthew maurice max maxim michael michel miguel
    mike mikhail milan mitch mitt mohamed mohammad mohammed muammar muhammad mustafa narendra nate nathan neal ned
    neil nicholas nick nicolas nikita nikolai noah noel norman oleg oleksandr oliver omar osama oscar otto owen
    pablo patrick paul pavel pedro pete peter petro phil philip philippe pierre pietro rafael rahul ralph ramon rand
    randy raul ray raymond recep reinhard rex ricardo richard rick ricky rob robert roberto rod rodrigo roger roland
    roman ron ronald rory roy rudy rupert russell ryan saad saddam salman sam samuel scott seamus sean sebastian
    sergei sergey sergio seth shane shinzo silvio simon stanislav stanley stefan stephen steve steven stuart
    sylvester ted terry theo theodore thomas tim timothy toby todd tom tommy tony travis trevor troy tyler umar
    victor viktor vince vincent vladimir volodymyr walter warren wayne wesley wilhelm william willie wolfgang xavier
    yasser yitzhak yusuf zachary
"""
MEN = frozenset(_MEN.split())
_WOMEN = """
    abigail adriana agnes aisha alexandra alexandria alice alicia alina allison alyssa amanda amber amelia amy ana
    anastasia andrea angela angelina anita ann anna anne annegret annette annie april audrey barbara beatrice
    bernadette beth betsy betty beverly bonnie brenda bridget brittany camille carla carly carol caroline carrie
    catherine cathy charlotte chelsea cheryl christiane christina christine cindy claire claudia condoleezza
    constance cristina crystal cynthia daniela debbie deborah debra denise diana diane dolores donna doris dorothy
    edith elaine elena elisabeth elise elizabeth ella ellen emily emma erica erin ethel eva eve evelyn fatima faye
    fiona florence frances gabrielle gail georgia gina ginni gloria grace greta gretchen hannah harriet heather
    helen helena hillary holly hope huma ida ilhan inga ingrid irene irina iris isabel isabella ivanka jacinda
    jackie jacqueline jane janet janice jasmine jean jeanne jeannette jen jenna jennifer jenny jessica jill joan
    joanna jocelyn jodie josephine joy joyce juanita judith judy julia juliana julie kamala karen karin kate
    katherine kathleen kathryn kathy katie kayla kelly kellyanne kim kirsten kirstjen kristen kristi kristin kyrsten
    lara laura lauren laurie leah leila lena leslie leticia lily linda lisa liz lois loretta lori lorraine louise
    lucia lucy lydia lynn lynne madeleine maggie malala marcia margaret maria marie marilyn marina marine marjorie
    marsha martha mary maureen maxine megan meghan melania melinda melissa mercedes michele michelle miriam molly
    monica nadia nancy naomi natalia natalie natasha nicole nina nora olga olivia oprah paige pamela patricia patty
    paula pauline peggy penny phyllis priscilla rachel rashida rebecca regina renee rhonda rita roberta rochelle
    rosa rose rosemary roxanne ruth sally samantha sandra sara sarah serena shannon sharon sheila shelley sherri
    sheryl shirley silvia simone sofia sonia sonya sophia sophie stacey stella stephanie sue susan susana suzanne
    sylvia tamara tammy tara tatiana teresa theresa tiffany tina tracy ursula valerie vanessa vera veronica victoria
    viktoria virginia vivian wanda wendy yulia yvette yvonne zoe
"""
WOMEN = frozenset(_WOMEN.split())
