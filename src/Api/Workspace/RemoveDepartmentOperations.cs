namespace ContactCenter.Api.Workspace;

/// <summary>Deletes a department, where the workspace allows it (contract §6).</summary>
internal sealed class DeleteDepartmentOperation(
    IGrainFactory grains, Oversight oversight, IWorkspaceConfiguration workspace, IJournalFollower follower) : IOperation<NoRequest, Done>
{
    public static ApiOperation Operation { get; } = new("DELETE", "livechat/department/{_id}")
    {
        Access = Access.AllOf(Permissions.ManageDepartments, Permissions.RemoveDepartment),
        Errors = [DepartmentErrors.RemovalDisabled, DepartmentErrors.NotFound],
    };

    public async Task<Done> RunAsync(ApiCall call, NoRequest request)
    {
        if (!workspace.Current.SettingIsOn("Omnichannel_enable_department_removal")) throw new ContactCenterException(DepartmentErrors.RemovalDisabled);
        var departmentId = call.FromPath("_id");
        oversight.CheckDepartment(call.Caller, departmentId);
        await follower.SeenAsync(await grains.GetGrain<IDepartmentGrain>(departmentId).Delete(call.Ids.Command(call.Caller.Actor)));
        return Done.Instance;
    }
}

/// <summary>Archives a department: it takes no conversations and is not offered (contract §6).</summary>
internal sealed class ArchiveDepartmentOperation(IGrainFactory grains, Oversight oversight, IJournalFollower follower)
    : DepartmentArchive(true, grains, oversight, follower), IOperation<NoRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/department/archive/{_id}")
    {
        Access = Access.AllOf(Permissions.ManageDepartments), Errors = [DepartmentErrors.NotFound],
    };
}

/// <summary>Brings a department back from the archive (contract §6).</summary>
internal sealed class UnarchiveDepartmentOperation(IGrainFactory grains, Oversight oversight, IJournalFollower follower)
    : DepartmentArchive(false, grains, oversight, follower), IOperation<NoRequest, Done>
{
    public static ApiOperation Operation { get; } = ArchiveDepartmentOperation.Operation with { Path = "livechat/department/unarchive/{_id}" };
}

/// <summary>Puts departments into the archive, or takes them back.</summary>
internal abstract class DepartmentArchive(bool isArchived, IGrainFactory grains, Oversight oversight, IJournalFollower follower)
{
    public async Task<Done> RunAsync(ApiCall call, NoRequest request)
    {
        var departmentId = call.FromPath("_id");
        oversight.CheckDepartment(call.Caller, departmentId);
        var saved = await grains.GetGrain<IDepartmentGrain>(departmentId).Archive(call.Ids.Command(call.Caller.Actor), isArchived);
        await follower.SeenAsync(saved.Position);
        return Done.Instance;
    }
}
