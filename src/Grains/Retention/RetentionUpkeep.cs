using ContactCenter.Entities;
using ContactCenter.Workspace;

namespace ContactCenter.Retention;

/// <summary>Wakes the workspace's retention regularly, if there ever was a policy. It paces itself: several silos make it no faster.</summary>
public sealed class RetentionUpkeep(IGrainFactory grains, IWorkspaceConfiguration workspace) : IUpkeep
{
    public async Task<DateTimeOffset?> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (workspace.Current.Retention.IsEmpty) return null;
        await grains.GetGrain<IRetentionGrain>(IRetentionGrain.Key).Wake();
        return NextRun.Soon;
    }
}
