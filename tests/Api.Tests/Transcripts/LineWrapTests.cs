using ContactCenter.Silo.Conversations;

namespace ContactCenter.Tests.Transcripts;

public sealed class LineWrapTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("one two", "one two")]
    [InlineData("one two three", "one two|three")]
    [InlineData("exactly10! next", "exactly10!|next")]
    [InlineData("abcdefghijklmnop q", "abcdefghij|klmnop q")]
    [InlineData("  indented", "  indented")]
    public void Line_is_broken_at_spaces_and_inside_words_that_are_too_long(string text, string lines) =>
        Assert.Equal(lines.Split('|'), LineWrap.Break(text, 10, part => part.Length));

    [Fact]
    public void Nothing_is_lost_no_line_is_too_wide_and_no_character_is_halved()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < 2_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => random.Next(6) switch
            {
                0 => " ", 1 => "😀", _ => "x",
            }));
            var width = random.Next(2, 12);
            var lines = LineWrap.Break(text, width, part => part.Length).ToList();
            Assert.True(lines.All(line => line.Length <= width), $"Seed {seed}, text {i}: too wide");
            Assert.True(string.Concat(lines).Replace(" ", "", StringComparison.Ordinal) == text.Replace(
                " ", "", StringComparison.Ordinal), $"Seed {seed}, text {i}: lost");
            Assert.True(
                lines.All(line => line.Length == 0 || (!char.IsLowSurrogate(line[0]) && !char.IsHighSurrogate(line[^1]))), $"Seed {seed}, text {i}: halved");
        }
    }
}
