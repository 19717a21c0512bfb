namespace ContactCenter.Api.RateLimits;

/// <summary>Limits what one stranger may use in an hour (<see cref="QuotaOptions"/>).</summary>
internal sealed class Quotas(IOptions<QuotaOptions> options, IOptions<RateLimitOptions> rateLimits, TimeProvider time)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // Its own counters: a flood of keys here does not touch those of the rate limits.
    private readonly CallCounters _counters = new(time);

    private QuotaOptions Options => options.Value;

    private bool IsOn => rateLimits.Value.Enabled;

    /// <summary>The number of remembered keys; bounded by <see cref="CallCounters.KeysMax"/>.</summary>
    public int Keys => _counters.Keys;

    /// <summary>Counts an upload, or refuses it, before anything of the file is read.</summary>
    /// <param name="bytes">The size that the request names; null = it names none.</param>
    /// <exception cref="ContactCenterException">Too many files or bytes in this hour.</exception>
    public void TakeUpload(HttpContext http, string visitorKey, long? bytes)
    {
        var address = ClientAddress.Of(http);
        Take(http, "uploads of visitor", visitorKey, Options.UploadsPerVisitorPerHour);
        Take(http, "uploads", address, Options.UploadsPerAddressPerHour);
        Take(http, UploadedOfVisitor, visitorKey, Options.UploadBytesPerVisitorPerHour, bytes ?? 1);
        Take(http, Uploaded, address, Options.UploadBytesPerAddressPerHour, bytes ?? 1);
    }

    /// <summary>Adds what a request did not say before.</summary>
    public void AddUploaded(HttpContext http, string visitorKey, long bytes)
    {
        if (!IsOn) return;
        _counters.Add(UploadedOfVisitor, visitorKey, Hour, bytes);
        _counters.Add(Uploaded, ClientAddress.Of(http), Hour, bytes);
    }

    /// <exception cref="ContactCenterException">This mailbox gets no more transcripts in this hour.</exception>
    public void TakeTranscript(HttpContext http, string email) =>
        Take(http, "transcripts to", email.ToUpperInvariant(), Options.TranscriptsPerRecipientPerHour);

    /// <summary>Counts a transcript that a visitor asks for, or refuses it, by the caller's address and by the mailbox.</summary>
    public void TakeVisitorsTranscript(HttpContext http, string email)
    {
        Take(http, "transcripts", ClientAddress.Of(http), Options.TranscriptsPerAddressPerHour);
        TakeTranscript(http, email);
    }

    /// <exception cref="ContactCenterException">Too many offline messages in this hour.</exception>
    public void TakeOfflineMessage(HttpContext http, string email)
    {
        Take(http, "offline messages", ClientAddress.Of(http), Options.OfflineMessagesPerAddressPerHour);
        Take(http, "offline messages of", email.ToUpperInvariant(), Options.OfflineMessagesPerSenderPerHour);
    }

    /// <exception cref="ContactCenterException">Too many visitors in this hour.</exception>
    public void TakeNewVisitor(HttpContext http) => Take(http, "visitors", ClientAddress.Of(http), Options.NewVisitorsPerAddressPerHour);

    /// <summary>Tells whether the address has opened as many rooms as it may. Only then is it worth looking whether this is another one.</summary>
    public bool HasAllRooms(HttpContext http) => IsOn && _counters.Used(Rooms, ClientAddress.Of(http)) >= Options.NewRoomsPerAddressPerHour;

    /// <summary>Counts a room, or refuses it.</summary>
    /// <exception cref="ContactCenterException">Too many rooms in this hour.</exception>
    public void TakeNewRoom(HttpContext http) => Take(http, Rooms, ClientAddress.Of(http), Options.NewRoomsPerAddressPerHour);

    /// <exception cref="ContactCenterException">Too much in this hour.</exception>
    public void Take(HttpContext http, string group, string key, long limit, long amount = 1)
    {
        if (!IsOn) return;
        var count = _counters.Count(group, key, limit, Hour, amount);
        if (count.IsAllowed) return;
        if (!http.Response.HasStarted) RateLimiter.WriteHeaders(http.Response.Headers, count, time.GetUtcNow());
        throw new ContactCenterException(HttpErrors.TooManyRequests(RateLimiter.SecondsUntil(count.Resets, time.GetUtcNow())));
    }

    private const string Rooms = "rooms";
    private const string Uploaded = "bytes";
    private const string UploadedOfVisitor = "bytes of visitor";
}
