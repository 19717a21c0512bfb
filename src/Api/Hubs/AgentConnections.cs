using Microsoft.AspNetCore.SignalR;

namespace ContactCenter.Api.Hubs;

/// <summary>SignalR's own connections of the agents' hub, each of which the hub can reach to send it what was serialized before.</summary>
internal sealed class AgentConnections(ILogger<DefaultHubLifetimeManager<AgentHub>> logger) : DefaultHubLifetimeManager<AgentHub>(logger)
{
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        connection.Items[typeof(HubConnectionContext)] = connection;
        return base.OnConnectedAsync(connection);
    }

    public static HubConnectionContext Of(HubCallerContext context) => (HubConnectionContext)context.Items[typeof(HubConnectionContext)]!;
}
