using ContactCenter.Mail;
using ContactCenter.Wording;

namespace ContactCenter.Tests.Wording;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\r\n\t\u0085\u2028\u2029")]
    [InlineData("\u00A0\u2003\u3000")]
    [InlineData("\u200B\u200C\u200D\u2060\uFEFF\u00AD")]
    [InlineData("\u2800")]
    [InlineData("\u115F\u1160\u3164\uFFA0")]
    [InlineData("\u180E\u034F\uFE0F")]
    [InlineData("\U000E0041\U000E0001\U000E0100")]
    [InlineData("\u202E\u2066\u2069\u061C")]
    [InlineData("\0\u0007\u001B")]
    [InlineData("\uD800")]
    public void Invisible_text_is_blank(string text) => Assert.True(VisibleText.IsBlank(text));

    [Theory]
    [InlineData(".")]
    [InlineData("\u200Bx")]
    [InlineData("👍🏽")]
    [InlineData("👩\u200D👩\u200D👧")]
    [InlineData("مرحبا")]
    [InlineData("\u0E33")]
    public void Visible_text_is_not_blank(string text) => Assert.False(VisibleText.IsBlank(text));

    [Theory]
    [InlineData("Ada Lovelace", "Ada Lovelace")]
    [InlineData("  Ada  ", "Ada")]
    [InlineData("Zed\r\nE-mail: boss@example.com", "Zed E-mail: boss@example.com")]
    [InlineData("a\tb\u0085c\u2028d\u2029e\vf", "a b c d e f")]
    [InlineData("\u202Eevil\u202C \u2066x\u2069", "evil x")]
    [InlineData("a\0b\u001Bc", "abc")]
    [InlineData("\u200B\u3164", "")]
    [InlineData("👩\u200D👩\u200D👧 می\u200Cخواهم", "👩\u200D👩\u200D👧 می\u200Cخواهم")]
    public void Name_is_folded_to_one_line_without_controls(string text, string line)
    {
        Assert.Equal(line, VisibleText.OneLine(text));
        Assert.True(VisibleText.IsOneLine(line));
    }

    [Fact]
    public void Name_that_runs_from_right_to_left_is_isolated_and_plain_ones_stay_plain()
    {
        Assert.Equal("Ada", VisibleText.Isolated("Ada"));
        Assert.Equal("\u2068مرحبا\u2069", VisibleText.Isolated("مرحبا\u2069"));
    }

    [Theory]
    [InlineData("one\ntwo")]
    [InlineData("one\rtwo")]
    [InlineData("one\u2028two")]
    [InlineData("one\u2029two")]
    [InlineData("one\u0085two")]
    [InlineData("one\vtwo")]
    [InlineData("one\ftwo")]
    public void Every_line_that_somebody_wrote_is_marked_in_a_mail(string text) => Assert.Equal("> one\n> two", MailBody.Quoted(text));
}
