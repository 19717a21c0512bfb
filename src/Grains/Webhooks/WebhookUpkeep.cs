using ContactCenter.Entities;
using ContactCenter.Workspace;

namespace ContactCenter.Webhooks;

/// <summary>Wakes the endpoints regularly: for what is tried again, and for what a crash cut off.</summary>
public sealed class WebhookUpkeep(IGrainFactory grains, IWorkspaceConfiguration workspace) : IUpkeep
{
    public async Task RunOnceAsync(CancellationToken cancellationToken) => await AllOf.RunAsync(
        WebhookTarget.IdsOf(workspace.Current), id => grains.GetGrain<IWebhookDeliveryGrain>(id).Wake());
}
