using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Errors;

namespace ContactCenter.Workspace;

/// <summary>Applies entries to the shared configuration. The grains and every node's copy use the same rules.</summary>
internal static class WorkspaceRules
{
    public static WorkspaceSnapshot Apply(WorkspaceSnapshot snapshot, WorkspaceEntry entry) => entry switch
    {
        SettingChanged changed => WithSetting(snapshot, changed),
        PermissionsChanged changed => snapshot with
        {
            Permissions = snapshot.Permissions.SetItems(changed.Permissions.Select(p => KeyValuePair.Create(p.Permission, p.Roles))),
        },
        CustomFieldSaved saved => CustomFieldRules.With(snapshot, saved.Definition.Field, saved.Definition),
        CustomFieldDeleted deleted => CustomFieldRules.With(snapshot, deleted.Field, null),
        ItemSaved saved => CatalogRules.With(snapshot, saved.Item),
        ItemDeleted deleted => CatalogRules.Without(snapshot, deleted.Kind, deleted.ItemId),
        WebhookSaved saved => snapshot with { Webhooks = snapshot.Webhooks.SetItem(saved.Webhook.WebhookId, saved.Webhook) },
        WebhookDeleted deleted => snapshot with { Webhooks = snapshot.Webhooks.Remove(deleted.WebhookId) },
        RetentionPolicySaved saved => snapshot with { Retention = snapshot.Retention.SetItem(saved.Policy.Key, saved.Policy) },
        PriorityNamed named => snapshot with
        {
            PriorityNames = named.Name is null
                ? snapshot.PriorityNames.Remove(named.PriorityId)
                : snapshot.PriorityNames.SetItem(named.PriorityId, named.Name),
        },
        _ => snapshot,
    };

    private static WorkspaceSnapshot WithSetting(WorkspaceSnapshot snapshot, SettingChanged changed)
    {
        var after = snapshot with { Settings = snapshot.Settings.SetItem(changed.SettingId, changed.Value) };
        return after.PhoneRegion == snapshot.PhoneRegion ? after : after with { SearchVersion = snapshot.SearchVersion + 1 };
    }

    public static Decision<WorkspaceEntry> ChangePermissions(ImmutableArray<PermissionRoles> changes)
    {
        if (changes.Any(change => !PermissionCatalog.Defaults.ContainsKey(change.Permission))) return PermissionErrors.InvalidPermission;
        if (changes.Any(change => change.Roles.Any(role => !Roles.All.Contains(role)))) return PermissionErrors.InvalidRole;
        return new PermissionsChanged(changes);
    }

    public static DepartmentView? Apply(string departmentId, DepartmentView? department, Recorded<DepartmentEntry> recorded) => recorded.Entry switch
    {
        DepartmentSaved saved => (department ?? new DepartmentView { DepartmentId = departmentId, Profile = saved.Profile }) with
        {
            Profile = saved.Profile, UpdatedAt = recorded.At,
        },
        DepartmentAgentsChanged changed => department! with
        {
            Agents = changed.Agents, UpdatedAt = recorded.At,
            RemovedAgentIds = [.. department.RemovedAgentIds.Union(changed.RemovedIds).Except(changed.Agents.Select(agent => agent.AgentId))],
        },
        DepartmentAgentsFollowed followed => department! with { RemovedAgentIds = department.RemovedAgentIds.RemoveRange(followed.AgentIds) },
        DepartmentArchived archived => department! with { IsArchived = archived.Archived, UpdatedAt = recorded.At },
        DepartmentDeleted => null,
        _ => department,
    };

    /// <summary>The fault of a department's profile; null = none.</summary>
    public static Error? FindFault(string departmentId, DepartmentProfile profile) =>
        profile.FallbackDepartmentId == departmentId ? DepartmentErrors.OwnFallback : null;

    public static Decision<DepartmentEntry> Save(DepartmentView? department, SaveDepartment command)
    {
        var entries = ImmutableArray.Create<DepartmentEntry>(new DepartmentSaved(command.Profile));
        return command.Agents is { } agents ? entries.Add(AgentsChanged(department, agents)) : entries;
    }

    public static Decision<DepartmentEntry> Archive(DepartmentView? department, bool archived)
    {
        if (department is null) return DepartmentErrors.NotFound;
        return department.IsArchived == archived ? Decision<DepartmentEntry>.Nothing : new DepartmentArchived(archived);
    }

    public static Decision<DepartmentEntry> Delete(DepartmentView? department) =>
        department is null ? DepartmentErrors.NotFound : new DepartmentDeleted();

    public static Decision<DepartmentEntry> ChangeAgents(DepartmentView? department, ChangeDepartmentAgents command)
    {
        if (department is null) return DepartmentErrors.NotFound;
        var replaced = command.Upsert.Select(agent => agent.AgentId).Concat(command.Remove).ToHashSet(StringComparer.Ordinal);
        return AgentsChanged(department, [.. department.Agents.Where(agent => !replaced.Contains(agent.AgentId)), .. command.Upsert]);
    }

    private static DepartmentAgentsChanged AgentsChanged(DepartmentView? department, ImmutableArray<DepartmentAgent> agents) => new(agents)
    {
        RemovedIds = department is null ? [] : [.. department.Agents.Select(agent => agent.AgentId).Except(agents.Select(agent => agent.AgentId))],
    };
}
