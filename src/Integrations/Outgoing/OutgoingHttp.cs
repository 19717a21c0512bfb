using System.Net;
using System.Net.Sockets;
using ContactCenter.Integrations.Telemetry;
using Microsoft.Extensions.Http.Resilience;
using Polly.CircuitBreaker;
#pragma warning disable RS0030 // The one place that makes HTTP clients.

namespace ContactCenter.Integrations.Outgoing;

/// <summary>
/// Makes the HTTP clients of everything that calls out: no redirections, cookies or proxies by themselves, limits on time and size, no connection
/// that <see cref="OutgoingGuard"/> has not judged, and no calls for a while to a service that keeps failing.
/// </summary>
public sealed class OutgoingHttp(OutgoingSettings settings, OutgoingGuard guard, TimeProvider time, OutgoingMeter? meter = null)
{
    private const int HeaderKilobytesMax = 32;
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ConnectionAgeMax = TimeSpan.FromMinutes(2);

    /// <param name="timeout">Until an answer is there: its body, or its headers when the body is read bit by bit.</param>
    /// <param name="bufferBytesMax">The most bytes of a response that is read as a whole.</param>
    /// <param name="named">The address that the configuration names for this use (never a setting, never input): it may be private.</param>
    /// <param name="retries">Made within <paramref name="timeout"/>.</param>
    public HttpClient Create(TimeSpan timeout, int bufferBytesMax, Uri? named = null, OutgoingRetries retries = OutgoingRetries.None)
    {
        var connections = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, UseProxy = settings.Proxy is not null,
            Proxy = settings.Proxy is { } proxy ? new WebProxy(proxy) : null,
            ConnectTimeout = ConnectTimeout, PooledConnectionLifetime = ConnectionAgeMax, MaxResponseHeadersLength = HeaderKilobytesMax,
            // A proxy is the only thing that is ever connected to when there is one.
            ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, settings.Proxy ?? named, cancellationToken),
        };
        var calls = new ResilienceHandler(OutgoingResilience.Create(retries, time, meter)) { InnerHandler = new ConnectionFaults(connections) };
        return new HttpClient(new JudgedRequests(guard, named, looksUp: settings.Proxy is not null) { InnerHandler = calls })
        {
            Timeout = timeout, MaxResponseContentBufferSize = bufferBytesMax,
        };
    }

    private async ValueTask<Stream> ConnectAsync(DnsEndPoint target, Uri? named, CancellationToken cancellationToken)
    {
        var addresses = await guard.FindAddressesAsync(target.Host, target.Port, named, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Refuses a request by its address; behind a proxy, which connects by itself, also by what its name means here.</summary>
    private sealed class JudgedRequests(OutgoingGuard guard, Uri? named, bool looksUp) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = request.RequestUri ?? throw new OutgoingRefusedException(OutgoingFault.NotWeb);
            if (guard.FindFault(address, named) is { } fault) throw new OutgoingRefusedException(fault);
            if (looksUp) await guard.FindAddressesAsync(address.IdnHost, address.Port, named, cancellationToken);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (BrokenCircuitException broken)
            {
                throw new HttpRequestException("The service is not called for a moment: its last calls failed.", broken);
            }
        }
    }
}
