using ContactCenter.Errors;
using ContactCenter.Listing;

namespace ContactCenter.Erasure;

/// <inheritdoc cref="IFileScrubGrain"/>
/// <remarks>Calls wait for each other. A call that waited while a scrub ran that began after the call was made needs no scrub of its own.</remarks>
internal sealed class FileScrubGrain(IDatabaseScrub database, TimeProvider time) : Grain, IFileScrubGrain
{
    private DateTimeOffset _begunAt = DateTimeOffset.MinValue;

    public async Task Run(DateTimeOffset askedAt)
    {
        if (_begunAt > askedAt) return;
        var begunAt = time.GetUtcNow();
        try
        {
            await database.ScrubAsync();
        }
        catch (TimeoutException)
        {
            throw new ContactCenterException(CommonErrors.Unavailable);
        }

        _begunAt = begunAt;
    }
}
