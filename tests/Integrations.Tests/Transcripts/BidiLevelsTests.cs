using ContactCenter.Integrations.Transcripts.Pages;

namespace ContactCenter.Tests.Transcripts;

/// <summary>Directions, written with capitals for Hebrew letters and digits 1-3 for Arabic-Indic digits, as the annex writes its examples.</summary>
public sealed class BidiLevelsTests
{
    [Theory]
    [InlineData("car is THE CAR in arabic", "car is RAC EHT in arabic")]
    [InlineData("THE CAR", "RAC EHT")]
    [InlineData("HE SAID car AND LEFT", "TFEL DNA car DIAS EH")]
    [InlineData("say ABC 4,567 DEF", "say FED 4,567 CBA")]
    [InlineData("ABC 45% DEF", "FED 45% CBA")]
    [InlineData("a (BC) d", "a (CB) d")]
    [InlineData("AB(cd)EF", "FE)cd(BA")]
    [InlineData("ABC\u2066 cd EF \u2069GH", "HG\u2069 cd FE \u2066CBA")]
    [InlineData("ab \u202Ecd", "ab dc\u202E")]
    [InlineData("", "")]
    public void Line_is_put_in_the_order_of_the_annex(string written, string shown)
    {
        var text = string.Concat(written.Select(c => c is >= 'A' and <= 'Z' ? (char)(c - 'A' + '\u05D0') : c));
        var levels = BidiLevels.Of(text, BidiLevels.OfParagraph(text));
        var parts = Enumerable.Range(0, text.Length).ToList();
        BidiLevels.Reorder(parts, i => levels[i]);
        Assert.Equal(Plain(shown), Plain(string.Concat(parts.Select(i => written[i]))));

        static string Plain(string line) => string.Concat(line.Where(c => c is < '\u2000'));
    }

    [Fact]
    public void Override_ends_with_its_isolate()
    {
        var text = "\u2068a\u202Ebc\u2069 def";
        var levels = BidiLevels.Of(text, 0);
        Assert.True((levels[3] & 1) == 1);
        Assert.All(levels[^4..], level => Assert.Equal(0, level));
    }

    [Fact]
    public void Any_text_has_levels()
    {
        var seed = Seed.New();
        var random = new Random(seed);
        const string alphabet = "a1א٣ب.,-+%()[]\u0301 \t\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200F\uD83D\uDE00\uD800";
        for (var i = 0; i < 5_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            try
            {
                Assert.Equal(text.Length, BidiLevels.Of(text, BidiLevels.OfParagraph(text)).Length);
            }
            catch (Exception exception)
            {
                Assert.Fail($"Seed {seed}, text {i}: {exception}");
            }
        }
    }
}
