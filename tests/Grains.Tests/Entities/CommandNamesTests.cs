using ContactCenter.Conversations;
using ContactCenter.Journal;

namespace ContactCenter.Tests.Entities;

/// <summary>The name spaces of command ids: what somebody chooses is never ours, and two of ours are never one.</summary>
public class CommandNamesTests
{
    private static readonly string[] Parts = ["a", "b", "a/b", "a~1b", "~", "~~", "", "/", "a/", "~0", "timeout/7", "of", "call"];

    [Fact]
    public void Names_of_different_parts_are_different_whatever_is_in_them()
    {
        var names = Parts.Select(a => CommandNames.Of(a))
            .Concat(Parts.SelectMany(a => Parts.Select(b => CommandNames.Of(a, b))))
            .Concat(Parts.SelectMany(a => Parts.SelectMany(b => Parts.Select(c => CommandNames.Of(a, b, c))))).ToList();
        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(names, name => Assert.True(CommandNames.AreOurs(name)));
    }

    [Fact]
    public void Names_that_are_too_long_stay_different_and_fit_the_journal()
    {
        var (left, right) = (new string('x', 500) + "1", new string('x', 500) + "2");
        Assert.NotEqual(CommandNames.Of("hear", left), CommandNames.Of("hear", right));
        Assert.InRange(CommandNames.Of("hear", left).Length, 1, CommandNames.CharactersMax);
        Assert.InRange(CommandNames.Below(CommandNames.Of("hear", left), new string('/', 500)).Length, 1, CommandNames.CharactersMax);
    }

    [Fact]
    public void Steps_of_different_commands_are_different_even_when_a_client_chose_the_commands()
    {
        var chosen = CommandContext.FromClient("a", "visitor:v");
        Assert.NotEqual(chosen.Step("b/c").Id, chosen.Step("b").Step("c").Id);
        Assert.NotEqual(chosen.Step("b").Id, CommandContext.FromClient("a/b", "visitor:v").Id);
        var (heard, sent) = (CommandContext.OfStep("visitor:v", "hear", "a"), CommandContext.OfStep("visitor:v", "hear", "a/sent"));
        Assert.NotEqual(heard.Step("sent").Id, sent.Id);
        Assert.Equal("hear/a/sent", heard.Step("sent").FormerId);
        Assert.Null(heard.AsNew().Step("sent").FormerId);
    }

    [Fact]
    public void Every_id_but_those_of_people_is_marked_as_ours()
    {
        Assert.False(CommandContext.FromClient("m1", "user:u").IsOurs);
        Assert.True(CommandContext.FromClient("m1", "user:u").Step("next").IsOurs);
        Assert.True(CommandContext.OfCall("0123456789abcdefg", "user:u").IsOurs);
        Assert.True(CommandContext.OfSystem("timeout", "7").IsOurs);
        Assert.True(CommandContext.OfNotice("hash", null).IsOurs);
        Assert.NotEqual(CommandContext.OfCall("x", "user:u").Id, CommandContext.OfSystem("x").Id);
    }

    [Theory]
    [InlineData("~~timeout/7", true)]
    [InlineData("~~", true)]
    [InlineData("~~room-7", true)]
    [InlineData("room-7", false)]
    [InlineData("room-pdf", true)]
    [InlineData("room-v", false)]
    [InlineData("room-", false)]
    [InlineData("room", false)]
    [InlineData("roomier-7", false)]
    [InlineData("other-7", false)]
    [InlineData("timeout/7", false)]
    [InlineData("~7", false)]
    public void Messages_may_have_any_id_but_those_that_we_give(string messageId, bool isOurs) => Assert.Equal(isOurs, MessageIds.IsOurs("room", messageId));
}
