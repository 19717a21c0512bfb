namespace ContactCenter.Api.Workspace;

/// <summary>Changes the shared configuration; is done when this node shows the change.</summary>
internal sealed class WorkspaceWriter(IGrainFactory grains, IJournalFollower follower)
{
    public async Task<Done> WriteAsync(ApiCall call, Func<IWorkspaceGrain, CommandContext, Task<long>> change)
    {
        await follower.SeenAsync(await change(grains.GetGrain<IWorkspaceGrain>(IWorkspaceGrain.Key), call.Ids.Command(call.Caller.Actor)));
        return Done.Instance;
    }
}
