using System.Net;
using ContactCenter.Integrations.Outgoing;

namespace ContactCenter.Tests.Outgoing;

/// <summary>Looks hosts up in what a test says; whoever is not there is this machine.</summary>
internal sealed class TestNames(params (string Host, string Addresses)[] known) : IHostNames
{
    private int _asked;

    public int Asked => _asked;

    /// <summary>Answers one after the other, the last for ever, whatever is asked for.</summary>
    public string[] Answers { get; init; } = [];

    public Task<IPAddress[]> FindAsync(string host, CancellationToken cancellationToken = default)
    {
        var number = Interlocked.Increment(ref _asked);
        var text = Answers.Length > 0
            ? Answers[Math.Min(number, Answers.Length) - 1]
            : known.FirstOrDefault(one => one.Host.Equals(host, StringComparison.OrdinalIgnoreCase)).Addresses ?? "127.0.0.1";
        return Task.FromResult(text.Split(' ').Select(IPAddress.Parse).ToArray());
    }
}

/// <summary>Outgoing HTTP clients with the permissions that a test gives.</summary>
internal static class TestOutgoing
{
    /// <summary>The client of an operator who has configured nothing.</summary>
    public static OutgoingHttp Guarded { get; } = Create(new SystemHostNames());

    public static OutgoingHttp Allowing(params string[] allowed) => Create(new SystemHostNames(), allowed);

    public static OutgoingHttp Create(IHostNames names, params string[] allowed)
    {
        var settings = new OutgoingSettings(allowed);
        return new OutgoingHttp(settings, new OutgoingGuard(settings, names), TimeProvider.System);
    }
}
