using System.Net;
using ContactCenter.Silo.Starting;

namespace ContactCenter.Api.Starting;

/// <summary>Says which address is in use before anything else starts: the server itself tries it last.</summary>
internal sealed class AddressCheck(IConfiguration configuration, StartUpRefusal refusal) : IHostedLifecycleService
{
    private const string Setting = "--urls (ASPNETCORE_URLS, ASPNETCORE_HTTP_PORTS)";

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        foreach (var url in Read().Where(url => !url.IsUnixPipe && !url.IsNamedPipe))
        {
            if (Listening.FindFault(new IPEndPoint(AddressOf(url.Host), url.Port)) is { } fault)
                throw refusal.Refuse($"The Api cannot listen on {url} ({fault}): stop what listens there, or name another address by {Setting}.");
        }

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The server takes every name but that of this machine for all addresses.</summary>
    private static IPAddress AddressOf(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
        : IPAddress.TryParse(host, out var address) ? address : IPAddress.Any;

    private IReadOnlyList<BindingAddress> Read()
    {
        try
        {
            return ListenUrls.Find(configuration);
        }
        catch (FormatException unreadable)
        {
            throw refusal.Refuse($"An address to listen on cannot be read ({unreadable.Message.TrimEnd('.')}): correct {Setting}.");
        }
    }
}
