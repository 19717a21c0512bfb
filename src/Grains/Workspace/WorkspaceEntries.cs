using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ContactCenter.Workspace;

/// <summary>What can happen to the shared configuration. The discriminators are the journal's kinds; a name, once written, is never changed or reused.</summary>
[JsonDerivedType(typeof(SettingChanged), "setting-changed")]
[JsonDerivedType(typeof(PermissionsChanged), "permissions-changed")]
[JsonDerivedType(typeof(CustomFieldSaved), "custom-field-saved")]
[JsonDerivedType(typeof(CustomFieldDeleted), "custom-field-deleted")]
public abstract record WorkspaceEntry;

/// <param name="Value">As JSON.</param>
public sealed record SettingChanged(string SettingId, string Value) : WorkspaceEntry;

public sealed record PermissionsChanged(ImmutableArray<PermissionRoles> Permissions) : WorkspaceEntry;

public sealed record CustomFieldSaved(CustomFieldDefinition Definition) : WorkspaceEntry;

public sealed record CustomFieldDeleted(string Field) : WorkspaceEntry;

/// <summary>What can happen to a department.</summary>
[JsonDerivedType(typeof(DepartmentSaved), "department-saved")]
[JsonDerivedType(typeof(DepartmentAgentsChanged), "department-agents-changed")]
public abstract record DepartmentEntry;

public sealed record DepartmentSaved(DepartmentProfile Profile) : DepartmentEntry;

public sealed record DepartmentAgentsChanged(ImmutableArray<DepartmentAgent> Agents) : DepartmentEntry;
