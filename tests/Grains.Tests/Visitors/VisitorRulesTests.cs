using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Visitors;

namespace ContactCenter.Tests.Visitors;

public class VisitorRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Registration_keeps_what_is_absent_and_removes_what_is_empty()
    {
        var state = After(VisitorState.None, Register() with { Name = "Zed", Email = " Zed@Example.com ", Phone = "+1" });
        state = After(state, Register() with { Phone = "" });
        Assert.Equal(("Zed", "zed@example.com", null), (state.Profile!.Name, state.Profile.Email, state.Profile.Phone));
    }

    [Fact]
    public void Same_profile_again_changes_nothing()
    {
        var state = After(VisitorState.None, Register() with { Name = "Zed", CustomFields = [new("plan", "gold", true)] });
        Assert.Empty(VisitorRules.Register(state, Register() with { CustomFields = [new("plan", "gold", true)] }, "id", "guest").Entries);
    }

    [Theory]
    [InlineData(true, "new")]
    [InlineData(false, "old")]
    public void Custom_field_is_overwritten_only_when_asked(bool overwrite, string expected)
    {
        var state = After(VisitorState.None, Register() with { CustomFields = [new("plan", "old", true)] });
        state = After(state, Register() with { CustomFields = [new("plan", "new", overwrite)] });
        Assert.Equal(expected, state.Profile!.CustomFields["plan"]);
    }

    [Fact]
    public void Key_does_not_contain_the_token()
    {
        Assert.DoesNotContain("my-token", VisitorKey.Of("my-token"), StringComparison.Ordinal);
        Assert.NotEqual(VisitorKey.Of("a"), VisitorKey.Of("b"));
    }

    private static RegisterVisitor Register() =>
        new(new CommandContext("command", Actors.System), null, null, null, null, null, ImmutableArray<VisitorCustomField>.Empty);

    private static VisitorState After(VisitorState state, RegisterVisitor command)
    {
        var decision = VisitorRules.Register(state, command, "visitor-id", "guest-1");
        Assert.Null(decision.Error);
        return decision.Entries.Aggregate(state, (current, entry) =>
            VisitorRules.Apply(current, new Recorded<VisitorEntry>(1, Now, Actors.System, entry)));
    }
}
