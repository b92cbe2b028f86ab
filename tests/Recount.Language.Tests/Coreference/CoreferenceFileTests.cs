using Recount.Language;

namespace Recount.Language.Tests.Coreference;

public sealed class CoreferenceFileTests
{
    private const string Two = """
        # newdoc id = one
        # speaker = Ann
        1	The	the	DET	DT	_	2	det	_	Entity=(1-person-new-n-cf1-2-coref
        2	mayor	mayor	NOUN	NN	_	3	nsubj	_	_
        3-4	didn't	_	_	_	_	_	_	_	_
        3	did	do	AUX	VBD	_	5	aux	_	_
        4	n't	not	PART	RB	_	5	advmod	_	Entity=1)
        5	sell	sell	VERB	VB	_	0	root	_	_
        6	her	her	PRON	PRP$	_	7	nmod:poss	_	Entity=(2-object-new-n-cf2-2-sgl(1-person-giv:act-n-cf1*-1-ana)
        7	car	car	NOUN	NN	_	5	obj	_	Entity=2)|SpaceAfter=No
        8	.	.	PUNCT	.	_	5	punct	_	_

        # newdoc id = two
        1	Rain	rain	NOUN	NN	_	0	root	_	Entity=(1-event-new-n-cf1-1-sgl)

        """;

    [Fact]
    public void Words_keep_their_blanks_and_a_contractions_words_have_none_between()
    {
        var documents = CoreferenceFile.Read(new StringReader(Two));

        documents.Select(d => d.Id).ShouldBe(["one", "two"]);
        documents[0].Text.ShouldBe("The mayor didn't sell her car. \n");
        documents[0].Sentences[0].Select(w => w.Slice(documents[0].Text)).ShouldBe(["The", "mayor", "did", "n't", "sell", "her", "car", "."]);
        documents[0].Speakers.ShouldBe(["Ann"]);
        documents[1].Speakers.ShouldBe([null]);
    }

    [Fact]
    public void Brackets_nest_and_close_by_chain()
    {
        var mentions = CoreferenceFile.Read(new StringReader(Two))[0].Mentions;

        mentions.Select(m => (m.First, m.End, m.Chain, m.Type)).ShouldBe([(0, 4, "1", "person"), (5, 7, "2", "object"), (5, 6, "1", "person")]);
    }

    [Fact]
    public void A_bracket_that_closes_nothing_is_told_by_its_line() =>
        Should.Throw<FormatException>(() => CoreferenceFile.Read(new StringReader("# newdoc id = x\n1\ta\ta\tX\tX\t_\t0\troot\t_\tEntity=9)\n"))).Message.ShouldContain("line 2");
}
