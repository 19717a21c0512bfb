using ContactCenter.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ContactCenter.Storage.Journal;

/// <summary>Starts the writer with the host and, when the host stops, lets it finish what it accepted.</summary>
/// <remarks>Listeners are asked for at start, not at construction: they may themselves need the journal.</remarks>
internal sealed class JournalWriterHost(JournalWriter writer, IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        writer.Start([.. services.GetServices<ICommitListener>()]);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => writer.StopAsync(cancellationToken);
}
