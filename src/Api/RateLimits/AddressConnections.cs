using System.Runtime.InteropServices;

namespace ContactCenter.Api.RateLimits;

/// <summary>Counts this node's open connections to both hubs per address.</summary>
internal sealed class AddressConnections(IOptions<QuotaOptions> options, IOptions<RateLimitOptions> rateLimits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>Addresses that are remembered: those with an open connection.</summary>
    public int Addresses
    {
        get
        {
            lock (_gate) return _open.Count;
        }
    }

    /// <returns>False = too many; otherwise give it back with <see cref="Leave"/>.</returns>
    public bool TryEnter(string address)
    {
        lock (_gate)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_open, address, out _);
            if (rateLimits.Value.Enabled && count >= options.Value.HubConnectionsPerAddress) return false;
            count++;
            return true;
        }
    }

    public void Leave(string address)
    {
        lock (_gate)
            if (--CollectionsMarshal.GetValueRefOrNullRef(_open, address) == 0) _open.Remove(address);
    }
}

/// <summary>Refuses connections to a hub before they are made: as REST does, with 429.</summary>
internal static class ConnectionLimiting
{
    private const int RetrySeconds = 10;

    public static IEndpointConventionBuilder LimitConnections(this IEndpointConventionBuilder endpoints)
    {
        endpoints.Add(endpoint =>
        {
            var inner = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = http => RunAsync(http, inner);
        });
        return endpoints;
    }

    /// <summary>The request of a WebSocket lasts as long as the connection.</summary>
    private static async Task RunAsync(HttpContext http, RequestDelegate inner)
    {
        var connections = http.RequestServices.GetRequiredService<AddressConnections>();
        var address = ClientAddress.Of(http);
        if (!connections.TryEnter(address))
        {
            http.Response.Headers.RetryAfter = RetrySeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            await http.RequestServices.GetRequiredService<ResponseWriter>()
                .WriteAsync(http.Response, HttpErrors.TooManyRequests(RetrySeconds));
            return;
        }

        try
        {
            await inner(http);
        }
        finally
        {
            connections.Leave(address);
        }
    }
}
