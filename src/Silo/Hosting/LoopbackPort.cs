using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace ContactCenter.Silo.Hosting;

/// <summary>Ports for servers that nobody gave one.</summary>
public static class LoopbackPort
{
    // Below the ports that systems give to outgoing connections (32768 and up on Linux, 49152 elsewhere): one of those could be taken between
    // being found free and being listened on, even by a client that calls this very port too early and is connected to itself.
    private const int First = 10_240;
    private const int Last = 32_767;
    private const int MaxTries = 1_000;

    /// <summary>A port that nobody listens on at this moment, and that no outgoing connection will be given.</summary>
    /// <exception cref="InvalidOperationException">None was found.</exception>
    public static int Free()
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var port = RandomNumberGenerator.GetInt32(First, Last + 1);
            if (IsFree(port)) return port;
        }

        throw new InvalidOperationException($"No free port between {First} and {Last} was found in {MaxTries} tries.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
