using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Retention;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Retention;

/// <summary>Which policy holds where, and when a changed one begins.</summary>
public sealed class RetentionRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Without_a_policy_nothing_ever_goes()
    {
        Assert.Empty(RetentionRules.Slices(Workspace(), Now));
        Assert.Null(RetentionRules.Find(Workspace(), "sales", Now));
    }

    [Fact]
    public void Policy_of_a_department_stands_in_for_the_workspaces()
    {
        var workspace = Workspace(
            Begun(null, RetentionActions.Delete, 30), Begun("sales", RetentionActions.Anonymize, 10), Begun("legal", RetentionActions.Keep));
        Assert.Equal(
            [("sales", true, false, Now.AddDays(-10)), ("legal,sales", false, true, Now.AddDays(-30))],
            RetentionRules.Slices(workspace, Now).Select(Told));
        Assert.Equal(10, RetentionRules.Find(workspace, "sales", Now)!.Days);
        Assert.Null(RetentionRules.Find(workspace, "legal", Now));
        Assert.Equal(30, RetentionRules.Find(workspace, "support", Now)!.Days);
        Assert.Equal(30, RetentionRules.Find(workspace, null, Now)!.Days);
    }

    [Fact]
    public void Department_whose_policy_is_switched_off_keeps_all()
    {
        var workspace = Workspace(Begun(null, RetentionActions.Delete, 30), Begun("sales", RetentionActions.Delete, 10) with { Enabled = false });
        Assert.Equal([("sales", false, true, Now.AddDays(-30))], RetentionRules.Slices(workspace, Now).Select(Told));
        Assert.Null(RetentionRules.Find(workspace, "sales", Now));
    }

    [Fact]
    public void Department_that_is_deleted_falls_back_to_the_workspaces_policy()
    {
        var workspace = Workspace(Begun(null, RetentionActions.Delete, 30), Begun("gone", RetentionActions.Keep));
        Assert.Equal([("", false, true, Now.AddDays(-30))], RetentionRules.Slices(workspace, Now).Select(Told));
        Assert.Equal(30, RetentionRules.Find(workspace, "gone", Now)!.Days);
    }

    [Fact]
    public void New_policy_begins_after_a_day_and_not_before()
    {
        var workspace = Saved(Workspace(), Policy(null, RetentionActions.Delete, 30));
        Assert.Empty(RetentionRules.Slices(workspace, Now.AddHours(24).AddTicks(-1)));
        Assert.Single(RetentionRules.Slices(workspace, Now.AddHours(24)));
        Assert.Single(RetentionRules.Preview(workspace, Now));
    }

    [Theory]
    [InlineData(RetentionActions.Delete, 29, true)]
    [InlineData(RetentionActions.Delete, 31, false)]
    [InlineData(RetentionActions.Anonymize, 30, true)]
    public void Changed_policy_has_a_day_of_grace_unless_it_only_lets_less_go(string action, int days, bool hasGrace)
    {
        var before = Begun(null, RetentionActions.Delete, 30);
        var after = Saved(Workspace(before), Policy(null, action, days)).Retention[""];
        Assert.Equal(hasGrace ? Now.AddHours(24) : before.BeginsAt, after.BeginsAt);
    }

    [Fact]
    public void Policy_that_is_lengthened_in_its_grace_does_not_begin_earlier()
    {
        var workspace = Saved(Workspace(), Policy(null, RetentionActions.Delete, 30));
        Assert.Equal(Now.AddHours(24), Saved(workspace, Policy(null, RetentionActions.Delete, 40), Now.AddHours(3)).Retention[""].BeginsAt);
    }

    [Fact]
    public void Department_whose_policy_is_removed_follows_the_workspaces_after_a_day()
    {
        var workspace = Workspace(Begun(null, RetentionActions.Delete, 30), Begun("legal", RetentionActions.Keep));
        var entry = Assert.IsType<RetentionPolicySaved>(Assert.Single(RetentionRules.Remove(workspace, "legal", "user:mara", Now).Entries));
        workspace = WorkspaceRules.Apply(workspace, entry);
        Assert.Null(RetentionRules.Find(workspace, "legal", Now.AddHours(23)));
        Assert.Equal("legal", Assert.Single(RetentionRules.Slices(workspace, Now.AddHours(23)).Single().DepartmentIds));
        Assert.Equal(30, RetentionRules.Find(workspace, "legal", Now.AddHours(24))!.Days);
        Assert.Empty(RetentionRules.Slices(workspace, Now.AddHours(24)).Single().DepartmentIds);
        Assert.Equal(RetentionErrors.PolicyNotFound, RetentionRules.Remove(workspace, "legal", "user:mara", Now).Error);
    }

    [Fact]
    public void Workspaces_policy_that_is_removed_lets_nothing_go_at_once()
    {
        var workspace = Workspace(Begun(null, RetentionActions.Delete, 30));
        workspace = WorkspaceRules.Apply(workspace, RetentionRules.Remove(workspace, null, "user:mara", Now).Entries.Single());
        Assert.Empty(RetentionRules.Slices(workspace, Now));
        Assert.Empty(RetentionRules.Slices(workspace, Now.AddDays(365)));
    }

    [Fact]
    public void Policy_that_makes_no_sense_is_refused()
    {
        Assert.Equal(RetentionErrors.KeepsWorkspace, Refused(Policy(null, RetentionActions.Keep, 0)));
        Assert.Equal(RetentionErrors.InvalidDays, Refused(Policy(null, RetentionActions.Delete, 0)));
        Assert.Equal(RetentionErrors.InvalidDays, Refused(Policy(null, RetentionActions.Delete, 36_501)));
        Assert.Equal(DepartmentErrors.NotFound, Refused(Policy("nowhere", RetentionActions.Delete, 30)));
        Assert.Null(Refused(Policy("sales", RetentionActions.Delete, 36_500)));

        static Errors.Error? Refused(RetentionPolicy policy) => RetentionRules.FindFault(policy, Workspace());
    }

    [Fact]
    public void Preview_of_a_change_tells_of_what_it_is_about_alone()
    {
        var workspace = Workspace(Begun(null, RetentionActions.Delete, 30), Begun("sales", RetentionActions.Keep));
        Assert.Equal(("sales", false, false, Now.AddDays(-5)), Previewed(Policy("sales", RetentionActions.Delete, 5)));
        Assert.Equal(("sales", false, false, Now.AddDays(-30)), Previewed(RetentionRules.Removed("sales", Actors.System, Now)));
        Assert.Equal(("sales", true, true, Now.AddDays(-5)), Previewed(Policy(null, RetentionActions.Anonymize, 5)));
        Assert.Empty(RetentionRules.Preview(workspace, Policy("sales", RetentionActions.Keep, 0), Now));

        (string, bool, bool, DateTimeOffset) Previewed(RetentionPolicy change) => Told(RetentionRules.Preview(workspace, change, Now).Single());
    }

    private static (string Departments, bool Anonymizes, bool IsOfOthers, DateTimeOffset ClosedUntil) Told(RetentionSlice slice) =>
        (string.Join(',', slice.DepartmentIds), slice.Anonymizes, slice.IsOfOthers, slice.ClosedUntil);

    private static WorkspaceSnapshot Workspace(params RetentionPolicy[] policies)
    {
        var workspace = new FixedWorkspace();
        foreach (var id in new[] { "sales", "support", "legal" }) workspace.AddDepartment(id);
        return workspace.Current with { Retention = policies.ToImmutableDictionary(policy => policy.Key) };
    }

    private static WorkspaceSnapshot Saved(WorkspaceSnapshot workspace, RetentionPolicy policy, DateTimeOffset? at = null) =>
        WorkspaceRules.Apply(workspace, RetentionRules.Save(workspace, policy, at ?? Now).Entries.Single());

    private static RetentionPolicy Policy(string? departmentId, string action, int days) => new(
        departmentId, action, days, true, default, default, "user:mara");

    private static RetentionPolicy Begun(string? departmentId, string action, int days = 0) =>
        Policy(departmentId, action, days) with { BeginsAt = Now.AddDays(-100) };
}
