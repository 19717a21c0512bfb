using ContactCenter.Entities;
using ContactCenter.Workspace;

namespace ContactCenter.Retention;

/// <summary>Wakes the workspace's retention regularly, if there ever was a policy. It paces itself: several silos make it no faster.</summary>
public sealed class RetentionUpkeep(IGrainFactory grains, IWorkspaceConfiguration workspace) : IUpkeep
{
    public Task RunOnceAsync(CancellationToken cancellationToken) =>
        workspace.Current.Retention.IsEmpty ? Task.CompletedTask : grains.GetGrain<IRetentionGrain>(IRetentionGrain.Key).Wake();
}
