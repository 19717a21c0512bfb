using System.Net.Sockets;

namespace ContactCenter.Driving;

/// <summary>Tells exceptions of HTTP clients by which a request ended without a response: it is unknown whether the server carried it out.</summary>
public static class NoResponse
{
    /// <param name="cancellationToken">The caller's own, whose cancellation is no fault of the server.</param>
    public static bool Is(Exception exception, CancellationToken cancellationToken = default) => exception switch
    {
        HttpRequestException or IOException => true,
        // A connection that the server resets while it is being made leaves the base library's client as it is (dotnet/runtime, HttpConnectionPool).
        SocketException => true,
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => false,
    };
}
