using System.Net.Sockets;

namespace ContactCenter.Integrations.Outgoing;

/// <summary>
/// Gives the fault of a connection the form in which callers of HTTP clients expect it. A service that resets a connection while it is being made lets
/// the base library throw the socket's own exception, as <see cref="SocketsHttpHandler"/> asks the closed socket for its other end.
/// </summary>
internal sealed class ConnectionFaults(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (SocketException fault)
        {
            // The request was not sent yet: there was no connection to send it on.
            throw new HttpRequestException(HttpRequestError.ConnectionError, fault.Message, fault);
        }
    }
}
