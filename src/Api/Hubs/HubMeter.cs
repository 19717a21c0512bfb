using ContactCenter.Api.Telemetry;
using Microsoft.AspNetCore.SignalR;

namespace ContactCenter.Api.Hubs;

/// <summary>Counts live connections and the calls on them that are refused.</summary>
internal sealed class HubMeter(ApiMeter meter) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
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

    private static string KindOf(HubLifetimeContext context) => context.Hub is VisitorHub ? "visitor" : "agent";
}
