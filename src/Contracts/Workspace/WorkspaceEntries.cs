using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ContactCenter.Retention;

namespace ContactCenter.Workspace;

/// <summary>
/// An entry of the shared configuration's history. The discriminators are the journal's kinds; a name, once written, is never changed or
/// reused.
/// </summary>
[JsonDerivedType(typeof(SettingChanged), "setting-changed")]
[JsonDerivedType(typeof(PermissionsChanged), "permissions-changed")]
[JsonDerivedType(typeof(CustomFieldSaved), "custom-field-saved")]
[JsonDerivedType(typeof(CustomFieldDeleted), "custom-field-deleted")]
[JsonDerivedType(typeof(ItemSaved), "catalog-item-saved")]
[JsonDerivedType(typeof(ItemDeleted), "catalog-item-deleted")]
[JsonDerivedType(typeof(PriorityNamed), "priority-named")]
[JsonDerivedType(typeof(WebhookSaved), WebhookKinds.Saved)]
[JsonDerivedType(typeof(WebhookDeleted), WebhookKinds.Deleted)]
[JsonDerivedType(typeof(RetentionPolicySaved), RetentionKinds.PolicySaved)]
public abstract record WorkspaceEntry;

/// <param name="Value">The value as JSON.</param>
public sealed record SettingChanged(string SettingId, string Value) : WorkspaceEntry;

public sealed record PermissionsChanged(ImmutableArray<PermissionRoles> Permissions) : WorkspaceEntry;

public sealed record CustomFieldSaved(CustomFieldDefinition Definition) : WorkspaceEntry;

public sealed record CustomFieldDeleted(string Field) : WorkspaceEntry;

/// <summary>A catalog item is new, or was changed to this.</summary>
public sealed record ItemSaved(CatalogItem Item) : WorkspaceEntry;

/// <param name="Kind">One of <see cref="CatalogKinds"/>.</param>
public sealed record ItemDeleted(string Kind, string ItemId) : WorkspaceEntry;

/// <param name="Name">The new name; null = the standard name again.</param>
public sealed record PriorityNamed(string PriorityId, string? Name) : WorkspaceEntry;

/// <summary>An endpoint is new, or was changed to this. It is no <see cref="ItemSaved"/>: a node of an older version must be able to read over it.</summary>
public sealed record WebhookSaved(WebhookItem Webhook) : WorkspaceEntry;

public sealed record WebhookDeleted(string WebhookId) : WorkspaceEntry;

/// <summary>A retention policy is new, or was changed to this, or was removed (<see cref="RetentionActions.Inherit"/>).</summary>
public sealed record RetentionPolicySaved(RetentionPolicy Policy) : WorkspaceEntry;

/// <summary>Kinds of entries of endpoints; a name, once written, is never changed or reused.</summary>
public static class WebhookKinds
{
    public const string Saved = "webhook-saved";
    public const string Deleted = "webhook-deleted";
}

/// <summary>An entry of a department's history.</summary>
[JsonDerivedType(typeof(DepartmentArchived), "department-archived")]
[JsonDerivedType(typeof(DepartmentDeleted), "department-deleted")]
[JsonDerivedType(typeof(DepartmentSaved), "department-saved")]
[JsonDerivedType(typeof(DepartmentAgentsChanged), "department-agents-changed")]
[JsonDerivedType(typeof(DepartmentAgentsFollowed), "department-agents-followed")]
public abstract record DepartmentEntry;

public sealed record DepartmentSaved(DepartmentProfile Profile) : DepartmentEntry;

/// <param name="Agents">All agents of the department from now on.</param>
public sealed record DepartmentAgentsChanged(ImmutableArray<DepartmentAgent> Agents) : DepartmentEntry
{
    /// <summary>Agents who served it until now: their conversations of this department go to others.</summary>
    public ImmutableArray<string> RemovedIds { get; init; } = [];
}

/// <summary>The conversations of these former agents have gone to others.</summary>
public sealed record DepartmentAgentsFollowed(ImmutableArray<string> AgentIds) : DepartmentEntry;

public sealed record DepartmentArchived(bool Archived) : DepartmentEntry;

public sealed record DepartmentDeleted : DepartmentEntry;
