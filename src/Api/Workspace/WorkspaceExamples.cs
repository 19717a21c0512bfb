namespace ContactCenter.Api.Workspace;

/// <summary>Departments and the workspace's configuration in the examples of the API's description.</summary>
internal static class WorkspaceExamples
{
    public const string DepartmentId = "674eeb4343725ce31dd9bdb0";

    public static readonly DateTimeOffset At = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public static PermissionResponse Permission { get; } = new("view-l-room", [Roles.Admin, Roles.Agent], DateTimeOffset.UnixEpoch);

    public static SaveDepartmentRequest DepartmentToSave { get; } = new(
        new DepartmentData("Sales", "sales@example.com", true, true, false), [new GivenDepartmentAgent("rbAXPnMktTFbNpwtJ", "grace", 0, 0)]);

    public static SavedDepartmentResponse SavedDepartment { get; } = SavedDepartmentResponse.From(new DepartmentView
    {
        DepartmentId = DepartmentId, Profile = DepartmentToSave.Department.ToProfile(),
        Agents = [new DepartmentAgent("rbAXPnMktTFbNpwtJ", "grace", 0, 0)], UpdatedAt = At,
    });
}
