using ContactCenter.Listing;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Contacts;

/// <inheritdoc cref="ISearchIndexGrain"/>
internal sealed partial class SearchIndexGrain(ISearchIndex searchIndex, TimeProvider time, ILogger<SearchIndexGrain> logger) : Grain, ISearchIndexGrain
{
    /// <summary>Contacts that are rewritten, in a few statements, before the wanted version is looked at again.</summary>
    private const int ContactsPerBatch = 500;

    /// <summary>Rows of one transaction of those that are written one by one: few enough that no write waits long for it.</summary>
    private const int RowsPerBatch = 20;

    /// <summary>The pause after such a transaction, in which others who wait for the journal have their turn.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private SearchedFields _wanted = new(0, []);
    private long _reachedVersion;
    private bool _isWoken;
    private bool _isRunning;
    private bool _isLeaving;

    public Task Wake(SearchedFields fields)
    {
        if (fields.Version > _wanted.Version) _wanted = fields;
        _isWoken = true;
        if (!_isRunning) _ = RunAsync();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _isLeaving = true;
        return Task.CompletedTask;
    }

    private async Task RunAsync()
    {
        _isRunning = true;
        try
        {
            while (_isWoken && !_isLeaving)
            {
                _isWoken = false;
                await ReindexAsync();
            }
        }
        catch (Exception exception)
        {
            // Nothing is lost: what is left is in the rows, and this grain is woken again regularly.
            LogRunFailed(logger, _wanted.Version, exception);
        }
        finally
        {
            _isRunning = false;
        }
    }

    /// <summary>Rewrites batches until none is left. A version that comes meanwhile is taken up by the next batch.</summary>
    private async Task ReindexAsync()
    {
        var written = 0L;
        SearchedFields target;
        int last;
        do
        {
            target = _wanted;
            last = await searchIndex.ReindexContactsAsync(target.Version, [.. target.Fields], ContactsPerBatch, target.PhoneRegion);
            var refolded = await searchIndex.RefoldAsync(RowsPerBatch);
            last += refolded;
            written += last;
            if (refolded > 0) await Task.Delay(Pause, time);
            else await Task.Yield();
        }
        while (last > 0 && !_isLeaving);

        var isNews = written > 0 || target.Version > _reachedVersion;
        if (last > 0 || !isNews) return;
        _reachedVersion = target.Version;
        LogReached(logger, target.Version, written);
    }

    [LoggerMessage(
        Level = LogLevel.Information, Message = "Contacts are found by version {Version} of the searchable fields; {Count} were rewritten")]
    private static partial void LogReached(ILogger logger, long version, long count);

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "Rewriting what contacts are found by to version {Version} was cut off; it goes on later")]
    private static partial void LogRunFailed(ILogger logger, long version, Exception exception);
}
