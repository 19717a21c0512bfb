using System.Collections.Immutable;
using ContactCenter.Journal;
using ContactCenter.Retention;

namespace ContactCenter.Workspace;

/// <summary>
/// The shared configuration (DESIGN §4). One grain, key <see cref="Key"/>, writes it; every node reads its own copy
/// (<see cref="IWorkspaceConfiguration"/>), so this grain is never on the path of a request that only reads.
/// </summary>
[Alias("IWorkspace")]
public interface IWorkspaceGrain : IGrainWithStringKey
{
    const string Key = "workspace";

    /// <param name="value">The value as JSON. One that the setting does not allow is refused.</param>
    /// <returns>The journal position from which every node's copy shows the change; 0 = nothing was changed.</returns>
    [Alias("ChangeSetting")]
    Task<long> ChangeSetting(CommandContext context, string id, string value);

    /// <returns>The position, as <see cref="ChangeSetting"/> returns it.</returns>
    [Alias("ChangePermissions")]
    Task<long> ChangePermissions(CommandContext context, ImmutableArray<PermissionRoles> permissions);

    /// <summary>Creates, changes or renames a custom field (contract §5).</summary>
    [Alias("SaveCustomField")]
    Task<SavedCustomField> SaveCustomField(SaveCustomField command);

    /// <returns>The position, as <see cref="ChangeSetting"/> returns it.</returns>
    [Alias("DeleteCustomField")]
    Task<long> DeleteCustomField(CommandContext context, string customFieldId);

    /// <summary>Saves a service level, a tag, a unit, a canned response or business hours (contract §3.7), new or known.</summary>
    /// <returns>The position, as <see cref="ChangeSetting"/> returns it.</returns>
    [Alias("SaveItem")]
    Task<long> SaveItem(CommandContext context, CatalogItem item);

    /// <summary>Saves an item that is known; one that is not there, or not any more, is refused.</summary>
    /// <returns>The position, as <see cref="ChangeSetting"/> returns it.</returns>
    [Alias("ChangeItem")]
    Task<long> ChangeItem(CommandContext context, CatalogItem item);

    /// <param name="kind">One of <see cref="CatalogKinds"/>.</param>
    /// <returns>The position, as <see cref="ChangeSetting"/> returns it.</returns>
    [Alias("DeleteItem")]
    Task<long> DeleteItem(CommandContext context, string kind, string itemId);

    /// <summary>Names a priority; null = its standard name again.</summary>
    /// <returns>The position, as <see cref="ChangeSetting"/> returns it.</returns>
    [Alias("NamePriority")]
    Task<long> NamePriority(CommandContext context, string priorityId, string? name);

    /// <summary>Gives all priorities their standard names back.</summary>
    /// <returns>The position, as <see cref="ChangeSetting"/> returns it.</returns>
    [Alias("ResetPriorities")]
    Task<long> ResetPriorities(CommandContext context);

    /// <summary>Saves an endpoint of webhooks.</summary>
    /// <param name="isNew">False = one that is not there, or not any more, is refused.</param>
    /// <returns>The position, as <see cref="ChangeSetting"/> returns it.</returns>
    [Alias("SaveWebhook")]
    Task<long> SaveWebhook(CommandContext context, WebhookItem webhook, bool isNew);

    /// <returns>The position, as <see cref="ChangeSetting"/> returns it.</returns>
    [Alias("DeleteWebhook")]
    Task<long> DeleteWebhook(CommandContext context, string webhookId);

    /// <summary>Saves a retention policy; what it says of times and of who changed it is filled in.</summary>
    /// <returns>The position, as <see cref="ChangeSetting"/> returns it.</returns>
    [Alias("SaveRetention")]
    Task<long> SaveRetention(CommandContext context, RetentionPolicy policy);

    /// <param name="departmentId">Null = the workspace's.</param>
    /// <returns>The position, as <see cref="ChangeSetting"/> returns it.</returns>
    [Alias("RemoveRetention")]
    Task<long> RemoveRetention(CommandContext context, string? departmentId);

    /// <summary>Puts the department into this unit alone; null = into none.</summary>
    /// <returns>The position, as <see cref="ChangeSetting"/> returns it.</returns>
    [Alias("AssignUnit")]
    Task<long> AssignUnit(CommandContext context, string departmentId, string? unitId);

    /// <summary>Removes the user from the monitors of all units.</summary>
    /// <returns>The position, as <see cref="ChangeSetting"/> returns it.</returns>
    [Alias("DismissMonitor")]
    Task<long> DismissMonitor(CommandContext context, string userId);
}

/// <param name="CustomFieldId">The field that is changed; null = a new one.</param>
[GenerateSerializer, Immutable, Alias("SaveCustomField")]
public sealed record SaveCustomField(CommandContext Context, string? CustomFieldId, CustomFieldDefinition Definition);

/// <param name="Position">The journal position from which every node's copy shows the change; 0 = nothing was changed.</param>
[GenerateSerializer, Immutable, Alias("SavedCustomField")]
public sealed record SavedCustomField(long Position, CustomFieldDefinition Definition);

[GenerateSerializer, Immutable, Alias("PermissionRoles")]
public sealed record PermissionRoles(string Permission, ImmutableArray<string> Roles);

/// <summary>A department (contract §6). Key: department id.</summary>
[Alias("IDepartment")]
public interface IDepartmentGrain : IGrainWithStringKey
{
    /// <summary>Creates or changes the department, and puts it into a unit. Repeated after it was cut off, it does what is left.</summary>
    [Alias("Save")]
    Task<DepartmentView> Save(SaveDepartment command);

    /// <summary>
    /// Archives the department, or takes it back. An archived department is not offered and takes no conversations; those that wait in it
    /// go to its fallback, or else to the public queue.
    /// </summary>
    [Alias("Archive")]
    Task<DepartmentView> Archive(CommandContext context, bool archived);

    /// <summary>Deletes the department, and takes it out of its unit. Repeated after it was cut off, it does what is left.</summary>
    /// <returns>The journal position from which no copy shows the department any more.</returns>
    [Alias("Delete")]
    Task<long> Delete(CommandContext context);

    /// <summary>Adds and removes agents.</summary>
    [Alias("ChangeAgents")]
    Task<DepartmentView> ChangeAgents(ChangeDepartmentAgents command);

    /// <summary>Hands over the conversations that removed agents serve in this department, if that was cut off. May be repeated.</summary>
    [Alias("FollowRemovedAgents")]
    Task FollowRemovedAgents();

    /// <summary>The department's fallback, also after the department was deleted; null = none.</summary>
    [Alias("FindFallback")]
    Task<string?> FindFallback();
}

[GenerateSerializer, Immutable, Alias("SaveDepartment")]
public sealed record SaveDepartment(CommandContext Context, DepartmentProfile Profile, ImmutableArray<DepartmentAgent>? Agents)
{
    /// <summary>The unit that it is put into; null = it stays where it is.</summary>
    [Id(0)] public UnitChoice? Unit { get; init; }
}

/// <param name="UnitId">Null = no unit.</param>
[GenerateSerializer, Immutable, Alias("UnitChoice")]
public sealed record UnitChoice(string? UnitId);

[GenerateSerializer, Immutable, Alias("ChangeDepartmentAgents")]
public sealed record ChangeDepartmentAgents(CommandContext Context, ImmutableArray<DepartmentAgent> Upsert, ImmutableArray<string> Remove);

[GenerateSerializer, Immutable, Alias("DepartmentProfile")]
public sealed record DepartmentProfile(
    string Name, string Email, bool Enabled, bool ShowOnRegistration, bool ShowOnOfflineForm, string? Description, int? MaxSimultaneousChats)
{
    /// <summary>A conversation is not closed without a tag.</summary>
    [Id(0)] public bool RequestsTagBeforeClosing { get; init; }

    /// <summary>Tags that are offered when a conversation is closed.</summary>
    [Id(1)] public ImmutableArray<string> ClosingTags { get; init; } = [];
    [Id(2)] public string? OfflineMessageChannelName { get; init; }

    /// <summary>Departments to which its conversations may be forwarded; empty = all.</summary>
    [Id(3)] public ImmutableArray<string> ForwardAllowedIds { get; init; } = [];

    /// <summary>The department that gets conversations which are forwarded here while nobody is there; null = none.</summary>
    [Id(4)] public string? FallbackDepartmentId { get; init; }

    /// <summary>Conversations may be forwarded here while nobody is there, and then wait.</summary>
    [Id(5)] public bool ReceivesForwardOffline { get; init; }

    /// <summary>The timeout in place of the workspace's; null = the workspace's.</summary>
    [Id(6)] public int? VisitorInactivityTimeoutSeconds { get; init; }
    [Id(7)] public string? AbandonedCloseMessage { get; init; }
    [Id(8)] public string? WaitingQueueMessage { get; init; }
}

[GenerateSerializer, Immutable, Alias("DepartmentAgent")]
public sealed record DepartmentAgent(string AgentId, string Username, int Count, int Order);

[GenerateSerializer, Immutable, Alias("DepartmentView")]
public sealed record DepartmentView
{
    [Id(0)] public required string DepartmentId { get; init; }
    [Id(1)] public required DepartmentProfile Profile { get; init; }
    [Id(2)] public ImmutableArray<DepartmentAgent> Agents { get; init; } = [];
    [Id(3)] public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The journal position from which every copy shows this version.</summary>
    [Id(4)] public long Position { get; init; }
    [Id(5)] public bool IsArchived { get; init; }

    /// <summary>Removed agents whose conversations are still to go to others.</summary>
    [Id(6)] public ImmutableArray<string> RemovedAgentIds { get; init; } = [];

    /// <summary>Visitors may choose the department, and conversations wait in it.</summary>
    public bool IsOpen => Profile.Enabled && !IsArchived;
}

/// <summary>This node's copy of the shared configuration: immutable snapshots, replaced as the journal is read.</summary>
public interface IWorkspaceConfiguration
{
    WorkspaceSnapshot Current { get; }
}
