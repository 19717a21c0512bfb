using System.Net;
using System.Net.Sockets;

namespace ContactCenter.Silo.Starting;

/// <summary>Tries whether this process may listen somewhere, before much has started that would have to be ended again.</summary>
public static class Listening
{
    /// <returns>The reason why it may not; null = it may, or the port is to be chosen by the system.</returns>
    public static string? FindFault(IPEndPoint point)
    {
        if (point.Port == 0) return null;
        try
        {
            using var socket = new Socket(point.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(point);
            socket.Listen();
            return null;
        }
        catch (SocketException fault)
        {
            return fault.Message;
        }
    }
}
