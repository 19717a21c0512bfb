using ContactCenter.Api.Conversations;

namespace ContactCenter.Tests.Rest;

/// <summary>Placeholders of messages (contract §3.7).</summary>
public sealed class MessagePlaceholdersTests
{
    private static readonly PlaceholderValues Known = new("Ada", "ada@example.com", "+49 30 1", "Grace", "grace@example.com");
    private static readonly PlaceholderValues Unknown = new(null, null, null, null, null);

    [Theory]
    [InlineData("{{contact.name}}", "Ada")]
    [InlineData("{{contact.email}}", "ada@example.com")]
    [InlineData("{{contact.phone}}", "+49 30 1")]
    [InlineData("{{agent.name}}", "Grace")]
    [InlineData("{{agent.email}}", "grace@example.com")]
    public void Placeholder_is_replaced_wherever_it_stands_and_by_nothing_when_it_is_not_known(string placeholder, string value)
    {
        Assert.Equal($"a {value}, {value}.", MessagePlaceholders.Fill($"a {placeholder}, {placeholder}.", Known));
        Assert.Equal("a , .", MessagePlaceholders.Fill($"a {placeholder}, {placeholder}.", Unknown));
        Assert.True(MessagePlaceholders.AreIn($"a {placeholder}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no braces")]
    [InlineData("{{contact.age}} {{agent}} {{}} {{ }}")]
    [InlineData("{contact.name} {{contact.name} {{contact,name}} {{CONTACT.NAME}}")]
    [InlineData("if (x) {{ return y; }}")]
    public void Other_braces_stay_as_they_are(string text)
    {
        Assert.Equal(text, MessagePlaceholders.Fill(text, Known));
        Assert.False(MessagePlaceholders.AreIn(text));
    }

    [Fact]
    public void Value_that_looks_like_a_placeholder_is_not_filled_in_turn() => Assert.Equal(
        "{{agent.email}} Grace", MessagePlaceholders.Fill("{{contact.name}} {{agent.name}}", Known with { ContactName = "{{agent.email}}" }));

    [Fact]
    public void Braces_around_a_placeholder_stay() => Assert.Equal("{Ada}", MessagePlaceholders.Fill("{{{contact.name}}}", Known));
}
