using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Catalogs;

public sealed class CatalogRulesTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    /// <summary>One of each kind.</summary>
    private static readonly CatalogItem[] Items =
    [
        new ServiceLevelItem("1", "Gold", "d", 5, Now), new TagItem("1", "tag", null, ["d"], Now),
        new UnitItem("1", "Unit", "public", [new("m", "mia")], ["d"], Now),
        new CannedResponseItem("1", "hi", "Hi!", CannedScopes.User, null, "u", new("u", "ann"), ["t"], Now, Now),
        new BusinessHourItem("1", "h", true, BusinessHourTypes.Custom, "UTC", [new(DayOfWeek.Monday, new(9, 0), new(18, 30), true)], ["d"], Now),
    ];

    [Fact]
    public void Service_level_with_a_name_or_due_time_of_another_is_refused()
    {
        var workspace = With(new ServiceLevelItem("1", "Gold", null, 5, Now));
        Assert.Equal(CatalogErrors.SlaExists, Refused(workspace, new ServiceLevelItem("2", "gold", null, 6, Now)));
        Assert.Equal(CatalogErrors.SlaExists, Refused(workspace, new ServiceLevelItem("2", "Silver", null, 5, Now)));
        Assert.Null(Refused(workspace, new ServiceLevelItem("1", "GOLD", null, 5, Now)));
        Assert.Null(Refused(workspace, new ServiceLevelItem("2", "Silver", null, 6, Now)));
    }

    [Fact]
    public void Shortcut_of_another_response_and_a_scope_without_its_owner_are_refused()
    {
        var hello = new CannedResponseItem("1", "hello", "Hi!", CannedScopes.Global, null, null, new("u", "ann"), [], Now, Now);
        var workspace = With(hello);
        Assert.Equal(CatalogErrors.ShortcutExists, Refused(workspace, hello with { ResponseId = "2", Shortcut = "HELLO" }));
        Assert.Equal(CatalogErrors.InvalidScope, Refused(workspace, hello with { ResponseId = "2", Shortcut = "x", Scope = CannedScopes.Department }));
        Assert.Equal(CatalogErrors.InvalidScope, Refused(workspace, hello with { ResponseId = "2", Shortcut = "x", Scope = "team" }));
    }

    [Fact]
    public void Catalog_that_is_full_takes_changes_and_nothing_new()
    {
        var items = Enumerable.Range(0, CatalogLimits.TagsMax).Select(i => (CatalogItem)new TagItem($"{i}", $"tag {i}", null, [], Now)).ToArray();
        var workspace = With(items);
        Assert.Equal(CatalogErrors.TooMany, Refused(workspace, new TagItem("new", "new", null, [], Now)));
        Assert.Null(Refused(workspace, new TagItem("0", "renamed", null, [], Now)));
        Assert.Equal(CatalogErrors.TagExists, Refused(workspace, new TagItem("0", "TAG 1", null, [], Now)));
    }

    [Fact]
    public void Extension_of_another_agent_is_refused_and_a_new_one_replaces_the_former()
    {
        var workspace = With(new ExtensionItem("201", "ann", "ann", Now), new ExtensionItem("202", "bob", "bob", Now));
        Assert.Equal(CatalogErrors.ExtensionTaken, Refused(workspace, new ExtensionItem("202", "ann", "ann", Now)));
        Assert.Null(Refused(workspace, new ExtensionItem("201", "ann", "ann", Now)));
        var moved = Applied(workspace, CatalogRules.Save(workspace, new ExtensionItem("203", "ann", "ann", Now)));
        Assert.Equal(["202", "203"], moved.Extensions.Keys.Order());
        Assert.Equal(("203", "202"), (moved.FindExtension("ann")?.Extension, moved.FindExtension("bob")?.Extension));
        Assert.Equal(CatalogErrors.ExtensionNotFound, CatalogRules.Delete(moved, CatalogKinds.Extension, "201").Error);
    }

    [Fact]
    public void Department_that_joins_a_unit_leaves_the_other()
    {
        var workspace = With(new UnitItem("a", "A", "public", [], ["d"], Now), new UnitItem("b", "B", "public", [], [], Now));
        var joined = Applied(workspace, CatalogRules.AssignUnit(workspace, "d", "b"));
        Assert.Equal((0, 1), (joined.Units["a"].DepartmentIds.Length, joined.Units["b"].DepartmentIds.Length));
        var alone = Applied(joined, CatalogRules.AssignUnit(joined, "d", null));
        Assert.All(alone.Units.Values, unit => Assert.Empty(unit.DepartmentIds));
        Assert.Equal(CatalogErrors.UnitNotFound, CatalogRules.AssignUnit(workspace, "d", "c").Error);
    }

    [Fact]
    public void Unit_with_a_department_of_another_is_refused()
    {
        var workspace = With(new UnitItem("a", "A", "public", [], ["d"], Now));
        Assert.Equal(CatalogErrors.DepartmentTaken, Refused(workspace, new UnitItem("b", "B", "public", [], ["e", "d"], Now)));
        Assert.Null(Refused(workspace, new UnitItem("b", "B", "public", [], ["e"], Now)));
        Assert.Null(Refused(workspace, new UnitItem("a", "A", "public", [], ["d", "e"], Now)));
    }

    [Fact]
    public void Monitor_who_is_dismissed_leaves_every_unit_and_others_stay()
    {
        UnitMonitor mia = new("m", "mia"), moe = new("n", "moe");
        var workspace = With(
            new UnitItem("a", "A", "public", [mia, moe], ["d"], Now), new UnitItem("b", "B", "public", [mia], [], Now),
            new UnitItem("c", "C", "public", [moe], [], Now));
        var decided = CatalogRules.DismissMonitor(workspace, "m");
        Assert.Equal(2, decided.Entries.Length);
        var left = Applied(workspace, decided);
        Assert.Equal(moe, Assert.Single(left.Units["a"].Monitors));
        Assert.Empty(left.Units["b"].Monitors);
        Assert.Equal(moe, Assert.Single(left.Units["c"].Monitors));
        Assert.Equal("d", Assert.Single(left.Units["a"].DepartmentIds));
        Assert.Empty(CatalogRules.DismissMonitor(left, "m").Entries);
    }

    [Fact]
    public void Item_that_is_not_there_is_not_deleted_and_the_default_hours_never_are()
    {
        var workspace = With(new BusinessHourItem("default", "", true, BusinessHourTypes.Default, "UTC", [], [], Now));
        Assert.Equal(CatalogErrors.TagNotFoundOnChange, CatalogRules.Delete(workspace, CatalogKinds.Tag, "1").Error);
        Assert.Equal(CatalogErrors.BusinessHourNotFound, CatalogRules.Delete(workspace, CatalogKinds.BusinessHour, "1").Error);
        Assert.Equal(CatalogErrors.DefaultBusinessHour, CatalogRules.Delete(workspace, CatalogKinds.BusinessHour, "default").Error);
    }

    [Fact]
    public void Change_of_an_item_that_was_deleted_meanwhile_does_not_bring_it_back()
    {
        Error[] missing =
        [
            CatalogErrors.SlaNotFoundOnChange, CatalogErrors.TagNotFoundOnChange, CatalogErrors.UnitNotFound, CatalogErrors.CannedResponseNotFound,
            CatalogErrors.BusinessHourNotFound,
        ];
        foreach (var (item, error) in Items.Zip(missing))
        {
            Assert.Equal(error, CatalogRules.Change(WorkspaceSnapshot.Empty, item).Error);
            Assert.Equal(new ItemSaved(item), Assert.Single(CatalogRules.Change(With(item), item).Entries));
        }
    }

    [Fact]
    public void Permissions_and_roles_that_nobody_knows_are_refused()
    {
        Assert.Equal(PermissionErrors.InvalidPermission, WorkspaceRules.ChangePermissions([new("fly", [Roles.Admin])]).Error);
        Assert.Equal(PermissionErrors.InvalidRole, WorkspaceRules.ChangePermissions([new("view-l-room", [Roles.Admin, "pilot"])]).Error);
        Assert.Single(WorkspaceRules.ChangePermissions([new("view-l-room", [Roles.Admin])]).Entries);
    }

    [Fact]
    public void Every_kind_of_item_survives_the_journal()
    {
        foreach (var item in Items)
        {
            WorkspaceEntry entry = new ItemSaved(item);
            var text = EntryCodec<WorkspaceEntry>.Write(entry);
            var read = Assert.IsType<ItemSaved>(EntryCodec<WorkspaceEntry>.Read(EntryCodec<WorkspaceEntry>.KindOf(entry), text));
            Assert.Equal(text, EntryCodec<WorkspaceEntry>.Write(read));
            Assert.IsType(item.GetType(), read.Item);
        }
    }

    private static WorkspaceSnapshot With(params CatalogItem[] items) => items.Aggregate(WorkspaceSnapshot.Empty, CatalogRules.With);

    private static Error? Refused(WorkspaceSnapshot workspace, CatalogItem item) => CatalogRules.Save(workspace, item).Error;

    private static WorkspaceSnapshot Applied(WorkspaceSnapshot workspace, Decision<WorkspaceEntry> decision) =>
        decision.Entries.Aggregate(workspace, WorkspaceRules.Apply);
}
