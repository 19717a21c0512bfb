using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Parties;
using ContactCenter.Visitors;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Visitors;

public class VisitorRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FixedWorkspace _workspace = new();

    public VisitorRulesTests() => AddField("plan");

    [Fact]
    public void Registration_keeps_what_is_absent_and_removes_what_is_empty()
    {
        var state = After(VisitorState.None, Register() with { Name = "Zed", Email = " Zed@Example.com ", Phone = "+1" });
        state = After(state, Register() with { Phone = "" });
        Assert.Equal(("Zed", "zed@example.com", null), (state.Profile!.Name, state.Profile.Email, state.Profile.Phone));
    }

    [Theory]
    [InlineData("my-secret", true)]
    [InlineData("aaaaaaaaaaaaaaaa", true)]
    [InlineData("abababababababab", true)]
    [InlineData("0123456789abcde", true)]
    [InlineData("token-0a1b2c3d4e5f", false)]
    [InlineData("iNKE8a6k6cjbqWhWd", false)]
    [InlineData("6f1d0c7e5a9b48d2", false)]
    public void Token_is_weak_when_it_is_short_or_says_little(string token, bool isWeak) => Assert.Equal(isWeak, VisitorTokens.IsWeak(token));

    [Fact]
    public void Weak_token_is_refused_to_new_visitors_only_and_unless_the_workspace_allows_it()
    {
        var weak = Register() with { HasWeakToken = true };
        Assert.Equal(VisitorErrors.WeakToken, VisitorRules.Register(VisitorState.None, weak, "id", "guest", _workspace.Current).Error);
        var known = After(VisitorState.None, Register());
        Assert.Null(VisitorRules.Register(known, weak with { Name = "Zed" }, "id", "guest", _workspace.Current).Error);
        var open = _workspace.Current with { Settings = _workspace.Current.Settings.SetItem(VisitorRules.ShortTokensSetting, "true") };
        Assert.Null(VisitorRules.Register(VisitorState.None, weak, "id", "guest", open).Error);
    }

    [Fact]
    public void Opening_that_is_forgotten_gives_the_one_before_back_and_another_is_not_touched()
    {
        var (first, second) = (Opening("one", "widget", null), Opening("two", "api", "sales"));
        var state = After(After(VisitorState.None, first), second);
        Assert.Empty(VisitorRules.Forget(state, "one").Entries);
        state = After(state, VisitorRules.Forget(state, "two").Entries.Single());
        Assert.Equal(first, state.Conversation);
        Assert.Empty(VisitorRules.Forget(state, "two").Entries);
        // Of an erased contact's opening nothing may be left, and what forgets it is then about nothing.
        Assert.Equal(first, After(state, new OpeningForgotten("two")).Conversation);
        Assert.Null(After(state, VisitorRules.Forget(state, "one").Entries.Single()).Conversation);
    }

    [Fact]
    public void Other_source_or_department_is_another_opening_and_another_page_is_not()
    {
        var opening = Opening("one", "widget", "sales");
        Assert.True(VisitorRules.IsSame(opening, new ChannelSource("widget", Destination: "example.com"), "sales"));
        Assert.False(VisitorRules.IsSame(opening, new ChannelSource("api"), "sales"));
        Assert.False(VisitorRules.IsSame(opening, new ChannelSource("widget", "2"), "sales"));
        Assert.False(VisitorRules.IsSame(opening, new ChannelSource("widget"), null));
    }

    [Fact]
    public void Same_profile_again_changes_nothing()
    {
        var state = After(VisitorState.None, Register() with { Name = "Zed", CustomFields = [new("plan", "gold", true)] });
        var again = Register() with { CustomFields = [new("plan", "gold", true)] };
        Assert.Empty(VisitorRules.Register(state, again, "id", "guest", _workspace.Current).Entries);
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
    public void Registration_ignores_fields_that_visitors_do_not_have()
    {
        AddField("topic", scope: CustomFieldDefinition.RoomScope);
        VisitorCustomField[] given = [new("topic", "x", true), new("no-such", "x", true), new("plan", "gold", true)];
        var state = After(VisitorState.None, Register() with { CustomFields = [.. given] });
        Assert.Equal(["plan"], state.Profile!.CustomFields.Keys);
    }

    [Fact]
    public void Registration_with_fields_names_the_required_ones_that_have_no_value()
    {
        AddField("tier", required: true);
        AddField("area", required: true);
        VisitorCustomField[] given = [new("plan", "gold", true), new("tier", "", true)];
        Assert.Equal("Missing required custom fields: area, tier", Refused(Register() with { CustomFields = [.. given] }).Text);
        After(VisitorState.None, Register());

        var complete = After(VisitorState.None, Register() with { CustomFields = [new("tier", "1", true), new("area", "x", true)] });
        After(complete, Register() with { CustomFields = [new("plan", "gold", true)] });
    }

    [Fact]
    public void Value_that_its_field_does_not_accept_is_refused()
    {
        AddField("tier", pattern: "^[0-9]$");
        Assert.Equal("Invalid value for tier field", Refused(Register() with { CustomFields = [new("tier", "ten", true)] }).Text);
        Assert.Equal("Invalid value for tier field", Refused(Set(false, new VisitorCustomField("tier", "ten", true))).Text);
    }

    [Fact]
    public void Setting_a_field_needs_a_visitor_and_a_field_that_visitors_have()
    {
        AddField("topic", scope: CustomFieldDefinition.RoomScope);
        var value = new VisitorCustomField("plan", "gold", true);
        Assert.Equal("invalid-token", VisitorRules.SetCustomFields(VisitorState.None, Set(false, value), _workspace.Current).Error!.Text);
        Assert.Equal("invalid-custom-field", Refused(Set(false, value, value with { Key = "topic" })).Text);
        Assert.Equal("invalid-custom-field", Refused(Set(false, value with { Key = "no-such" })).Text);
    }

    [Fact]
    public void Setting_one_field_asks_only_for_that_one()
    {
        AddField("tier", required: true);
        var plan = new VisitorCustomField("plan", "gold", true);
        var visitor = After(VisitorState.None, Register());
        Assert.Null(VisitorRules.SetCustomFields(visitor, Set(false, plan), _workspace.Current).Error);
        Assert.Equal("Missing required custom fields: tier", Refused(Set(true, plan)).Text);
        Assert.Equal("Missing required custom fields: tier", Refused(Set(false, plan with { Key = "tier", Value = "" })).Text);
    }

    [Fact]
    public void Setting_a_field_keeps_the_rest_of_the_profile_and_changes_nothing_twice()
    {
        var state = After(VisitorState.None, Register() with { Name = "Zed", Email = "z@example.com" });
        var set = Set(true, new VisitorCustomField("plan", "gold", true));
        state = Applied(state, VisitorRules.SetCustomFields(state, set, _workspace.Current));
        Assert.Equal(("Zed", "z@example.com", "gold"), (state.Profile!.Name, state.Profile.Email, state.Profile.CustomFields["plan"]));
        Assert.Empty(VisitorRules.SetCustomFields(state, set, _workspace.Current).Entries);
        Assert.Empty(VisitorRules.SetCustomFields(
            state, Set(true, new VisitorCustomField("plan", "silver", false)), _workspace.Current).Entries);
    }

    [Fact]
    public void Key_does_not_contain_the_token()
    {
        Assert.DoesNotContain("my-token", VisitorKey.Of("my-token"), StringComparison.Ordinal);
        Assert.NotEqual(VisitorKey.Of("a"), VisitorKey.Of("b"));
    }

    private static RegisterVisitor Register() =>
        new(CommandContext.FromClient("command", Actors.System), null, null, null, null, null, ImmutableArray<VisitorCustomField>.Empty);

    private static SetCustomFields Set(bool mustBeComplete, params VisitorCustomField[] fields) =>
        new(CommandContext.FromClient("command", Actors.System), [.. fields], mustBeComplete);

    private void AddField(string name, string scope = CustomFieldDefinition.VisitorScope, bool required = false, string pattern = "") =>
        _workspace.AddField(new CustomFieldDefinition(name, name, scope, false, required, pattern));

    private Error Refused(RegisterVisitor command) =>
        VisitorRules.Register(VisitorState.None, command, "visitor-id", "guest-1", _workspace.Current).Error!;

    private Error Refused(SetCustomFields command) =>
        VisitorRules.SetCustomFields(After(VisitorState.None, Register()), command, _workspace.Current).Error!;

    private VisitorState After(VisitorState state, RegisterVisitor command) =>
        Applied(state, VisitorRules.Register(state, command, "visitor-id", "guest-1", _workspace.Current));

    private static VisitorState After(VisitorState state, VisitorEntry entry) => Applied(state, entry);

    private static ConversationOpening Opening(string roomId, string source, string? departmentId) =>
        new(roomId, "contact", new ChannelSource(source), departmentId);

    private static VisitorState Applied(VisitorState state, Decision<VisitorEntry> decision)
    {
        Assert.Null(decision.Error);
        return decision.Entries.Aggregate(state, (current, entry) =>
            VisitorRules.Apply(current, new Recorded<VisitorEntry>(1, Now, Actors.System, entry)));
    }
}
