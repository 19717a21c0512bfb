namespace ContactCenter.Api.RateLimits;

/// <summary>Counts this node's open connections to both hubs per address.</summary>
internal sealed class AddressConnections(IOptions<QuotaOptions> options, IOptions<RateLimitOptions> rateLimits)
{
    private readonly OpenCounts _open = new();

    /// <returns>False = too many; otherwise give it back with <see cref="Leave"/>.</returns>
    public bool TryEnter(string address) =>
        _open.TryEnter(address, rateLimits.Value.Enabled ? options.Value.HubConnectionsPerAddress : int.MaxValue);

    public void Leave(string address) => _open.Leave(address);
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
