using ContactCenter.Storage.Listing;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Tests;

/// <summary>The functions that make text comparable and storable.</summary>
public sealed class SearchTextTests
{
    [Theory]
    [InlineData("ÉCOLE Straße", "ecole strasse")]
    [InlineData("STRASSE STRAẞE", "strasse strasse")]
    [InlineData("Paweł Łoś, Đorđe, Søren Ørsted", "pawel los, dorde, soren orsted")]
    [InlineData("Işık ÆØ œuvre þór ħŋŧ", "isik aeo oeuvre thor hnt")]
    [InlineData("ＡＢＣ商事 １２３ ﬁn", "abc商事 123 fin")]
    [InlineData("٠١٢ ۳۴", "012 34")]
    [InlineData("O’Brien O´Brien – x", "o'brien o'brien - x")]
    [InlineData("مُحَمَّد یک", "محمد يك")]
    [InlineData("カタカナ", "かたかな")]
    [InlineData("a\uFFFEé", "a\uFFFDe")]
    [InlineData("e\u0301cole", "ecole")]
    [InlineData("ΟΔΥΣΣΕΥΣ", "οδυσσευσ")]
    [InlineData("Οδυσσεύς", "οδυσσευσ")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("a\tb\nc", "a b c")]
    [InlineData("zero\u200Bwidth \u202Eleft\u202C \u2066in\u2069 \uFEFF\u2060\u200F", "zerowidth left in ")]
    [InlineData("한국", "한국")]
    public void Fold_drops_case_marks_and_invisible_characters_and_nothing_else(string text, string folded)
    {
        Assert.Equal(folded, SearchText.Fold(text));
        Assert.Equal(folded, SearchText.Fold(folded));
    }

    [Theory]
    [InlineData("+49 (171) 555-0199", "491715550199")]
    [InlineData("555", "555")]
    [InlineData("- -", "")]
    [InlineData("room 5", "")]
    public void PhoneDigits_of_what_looks_like_a_phone_number(string text, string digits) =>
        Assert.Equal(digits, SearchText.PhoneDigits(text));

    [Fact]
    public void Mend_replaces_only_what_no_database_holds()
    {
        // Not inline data: half a pair does not survive in an attribute.
        (string Text, string Mended)[] cases =
        [
            ("plain", "plain"), ("🙂", "🙂"), ("a\0b", "a\uFFFDb"), ("\uDE42\uD83D", "\uFFFD\uFFFD"), ("🙂\uD83D", "🙂\uFFFD"),
            ("\uD83D x", "\uFFFD x"),
        ];
        foreach (var (text, mended) in cases)
        {
            Assert.Equal(mended, StorableText.Mend(text));
            Assert.Equal(text == mended, StorableText.IsStorable(text));
            Assert.Equal(mended, SearchText.Fold(text));
        }
    }

    [Fact]
    public void No_text_is_refused()
    {
        for (var character = 0; character <= char.MaxValue; character++)
        {
            var text = $"a{(char)character}b";
            Assert.EndsWith("b", SearchText.Fold(text), StringComparison.Ordinal);
            Assert.EndsWith("b", SearchText.LowerKey(text), StringComparison.Ordinal);
        }

        Assert.Equal("a\uFFFDb", SearchText.Fold("A\uFFFEB"));
    }

    [Fact]
    public void Key_is_cut_before_a_surrogate_pair_that_does_not_fit()
    {
        var text = new string('x', StorableText.KeyCharactersMax - 1) + "🙂";
        Assert.Equal(new string('x', StorableText.KeyCharactersMax - 1), StorableText.Key(text));
        Assert.Equal("x🙂", StorableText.Key("x🙂"));
    }
}
