using System.Collections.Immutable;
using ContactCenter.Journal;

namespace ContactCenter.Workspace;

/// <summary>
/// The shared configuration (DESIGN §4). One grain, key <see cref="Key"/>, writes it; every node reads its own copy
/// (<see cref="IWorkspaceConfiguration"/>), so this grain is never on the path of a request that only reads.
/// </summary>
[Alias("IWorkspace")]
public interface IWorkspaceGrain : IGrainWithStringKey
{
    const string Key = "workspace";

    /// <param name="value">The value as JSON; the caller has checked its type.</param>
    /// <returns>The position from which every copy shows the change.</returns>
    [Alias("ChangeSetting")]
    Task<long> ChangeSetting(CommandContext context, string id, string value);

    /// <returns>As <see cref="ChangeSetting"/>.</returns>
    [Alias("ChangePermissions")]
    Task<long> ChangePermissions(CommandContext context, ImmutableArray<PermissionRoles> permissions);

    /// <summary>Creates, changes or renames a custom field (contract §5).</summary>
    [Alias("SaveCustomField")]
    Task<SavedCustomField> SaveCustomField(SaveCustomField command);

    /// <returns>As <see cref="ChangeSetting"/>.</returns>
    [Alias("DeleteCustomField")]
    Task<long> DeleteCustomField(CommandContext context, string customFieldId);
}

/// <param name="CustomFieldId">The field that is changed; null = a new one.</param>
[GenerateSerializer, Immutable, Alias("SaveCustomField")]
public sealed record SaveCustomField(CommandContext Context, string? CustomFieldId, CustomFieldDefinition Definition);

/// <param name="Position">The position from which every copy shows the change.</param>
[GenerateSerializer, Immutable, Alias("SavedCustomField")]
public sealed record SavedCustomField(long Position, CustomFieldDefinition Definition);

[GenerateSerializer, Immutable, Alias("PermissionRoles")]
public sealed record PermissionRoles(string Permission, ImmutableArray<string> Roles);

/// <summary>A department (contract §6). Key: department id.</summary>
[Alias("IDepartment")]
public interface IDepartmentGrain : IGrainWithStringKey
{
    /// <summary>Creates or changes the department.</summary>
    [Alias("Save")]
    Task<DepartmentView> Save(SaveDepartment command);

    /// <summary>Adds and removes agents.</summary>
    [Alias("ChangeAgents")]
    Task<DepartmentView> ChangeAgents(ChangeDepartmentAgents command);
}

[GenerateSerializer, Immutable, Alias("SaveDepartment")]
public sealed record SaveDepartment(CommandContext Context, DepartmentProfile Profile, ImmutableArray<DepartmentAgent>? Agents);

[GenerateSerializer, Immutable, Alias("ChangeDepartmentAgents")]
public sealed record ChangeDepartmentAgents(CommandContext Context, ImmutableArray<DepartmentAgent> Upsert, ImmutableArray<string> Remove);

[GenerateSerializer, Immutable, Alias("DepartmentProfile")]
public sealed record DepartmentProfile(
    string Name, string Email, bool Enabled, bool ShowOnRegistration, bool ShowOnOfflineForm, string? Description, int? MaxSimultaneousChats);

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
}

/// <summary>This node's copy of the shared configuration: immutable snapshots, replaced as the journal is read.</summary>
public interface IWorkspaceConfiguration
{
    WorkspaceSnapshot Current { get; }
}
