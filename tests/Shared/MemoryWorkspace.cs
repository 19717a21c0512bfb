using System.Collections.Immutable;
using ContactCenter.Secrets;
using ContactCenter.Workspace;

namespace ContactCenter.Tests;

/// <summary>A configuration that the test sets.</summary>
public sealed class FixedWorkspace : IWorkspaceConfiguration
{
    public WorkspaceSnapshot Current { get; set; } = WorkspaceSnapshot.Empty;

    public void Set(string id, string value) => Current = Current with { Settings = Current.Settings.SetItem(id, value) };

    public void AddField(CustomFieldDefinition field) =>
        Current = Current with { CustomFields = Current.CustomFields.SetItem(field.Field, field) };

    public void AddDepartment(string departmentId, params string[] agentIds) => Current = Current with
    {
        Departments = Current.Departments.SetItem(departmentId, new DepartmentView
        {
            DepartmentId = departmentId,
            Profile = new DepartmentProfile(departmentId, "", true, true, true, null, null),
            Agents = [.. agentIds.Select(id => new DepartmentAgent(id, id, 0, 0))],
        }),
    };
}

/// <summary>No hash at all: tests of accounts need not be slow.</summary>
public sealed class PlainPasswordHash : IPasswordHash
{
    public string Of(string passwordDigest) => "plain:" + passwordDigest;

    public bool Matches(string hash, string passwordDigest) => hash == "plain:" + passwordDigest;
}
