using ContactCenter.Api.Telemetry;
using Microsoft.AspNetCore.SignalR;

namespace ContactCenter.Api.Hubs;

/// <summary>Counts live connections, their subscriptions, and the calls on them that are refused.</summary>
internal sealed class HubMeter(ApiMeter meter) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            var response = await next(invocationContext);
            Note(response);
            return response;
        }
        catch (ContactCenterException refused)
        {
            meter.Refused(refused.Error, "hub");
            throw;
        }
    }

    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        await next(context);
        meter.Opened(KindOf(context));
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        meter.Closed(KindOf(context));
        return next(context, exception);
    }

    private void Note(object? response)
    {
        if (response is AgentSubscribeResponse agent) meter.Subscribed("agent", StartOf(agent.Reset, agent.Snapshot is not null));
        if (response is VisitorSubscribeResponse visitor) meter.Subscribed("visitor", StartOf(visitor.Reset, visitor.Snapshot is not null));
    }

    private static string StartOf(bool isReset, bool hasSnapshot) => isReset ? "reset" : hasSnapshot ? "new" : "continued";

    private static string KindOf(HubLifetimeContext context) => context.Hub is VisitorHub ? "visitor" : "agent";
}
