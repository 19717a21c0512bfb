using ContactCenter.Api.Http;

namespace ContactCenter.Tests.Http;

/// <summary>Ids that a retry names again and nobody else can reach.</summary>
public sealed class CommandIdsTests
{
    [Fact]
    public void Same_call_has_the_same_ids_and_every_other_has_others()
    {
        var ids = new CommandIds("key", "user", "POST a");
        Assert.Equal(ids.ShortId("room"), new CommandIds("key", "user", "POST a").ShortId("room"));
        CommandIds[] others = [new("key2", "user", "POST a"), new("key", "user2", "POST a"), new("key", "user", "POST b"),
            new("ke", "yuser", "POST a")];
        Assert.All(others, other => Assert.NotEqual(ids.ShortId("room"), other.ShortId("room")));
        Assert.NotEqual(ids.ShortId("room"), ids.ShortId("message"));
        Assert.NotEqual(ids.ShortId("command"), ids.ShortId("room"));
    }

    [Fact]
    public void Ids_have_the_contracts_forms()
    {
        var ids = new CommandIds(new RandomIdSource().NewSeed(), "user", "POST a");
        Assert.Matches("^[0-9A-Za-z]{17}$", ids.ShortId("room"));
        Assert.Matches("^[0-9a-f]{24}$", ids.HexId("contact"));
    }
}
