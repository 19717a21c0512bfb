using ContactCenter.Errors;

namespace ContactCenter.Calls;

/// <summary>Errors of calls.</summary>
public static class CallErrors
{
    public static Error NotFound { get; } = Error.Coded("error-call-not-found", "There is no such call", ErrorKind.NotFound);

    /// <summary>The call was erased with its contact. What a provider still says of it is not kept.</summary>
    public static Error Erased { get; } = Error.Coded("error-call-erased", "The call has been erased");

    /// <summary>An event with this id is known, and is another one.</summary>
    public static Error EventIdInUse { get; } = Error.Coded("error-call-event-id-in-use", "Another event of the call has this id");

    /// <summary>The event contradicts what makes the call this call: its direction, the number outside, or its day.</summary>
    public static Error IdInUse { get; } = Error.Coded("error-call-id-in-use", "Another call has this id");
    /// <summary>A past call that is known, from the provider or by another row.</summary>
    public static Error AlreadyKnown { get; } = Error.Coded("error-call-already-known", "The call is known already, and is not changed by an import");
    public static Error TooManyLegs { get; } = Error.Coded("error-call-too-many-legs", $"A call has at most {CallLimits.LegsMax} legs");
    public static Error TooManyEvents { get; } = Error.Coded("error-call-too-many-events", $"A call has at most {CallLimits.EventsMax} events");
    public static Error TimeAhead { get; } =
        Error.Coded("error-call-time-invalid", $"An event is at most {CallLimits.MinutesAheadMax} minutes ahead of our clock");
    public static Error TimeTooEarly { get; } = Error.Coded("error-call-time-invalid", $"An event is not older than {CallLimits.YearMin}");
    public static Error NegativeDuration { get; } = Error.Coded("error-call-duration-invalid", "A duration is not below zero");

    /// <summary>The number has letters or other signs that numbers do not have, or no digit.</summary>
    public static Error InvalidNumber { get; } = Error.Coded("error-call-number-invalid", "A number has digits, and no letters");
    public static Error InvalidAddress { get; } = Error.Coded("error-call-url-invalid", "A recording is at an http or https address");

    /// <summary>Nobody of ours answered, so there is nothing to wrap up.</summary>
    public static Error NotAnswered { get; } = Error.Coded("error-call-not-answered", "Only calls that were answered have a wrap-up");
    public static Error NotYours { get; } = Error.Coded("error-not-authorized", "Somebody else served this call", ErrorKind.Forbidden);
    public static Error DispositionNotFound { get; } = Error.Coded("error-call-disposition-not-found", "There is no such disposition");
    public static Error TooManyTags { get; } = Error.Coded("error-call-tags-invalid", $"A call has at most {CallLimits.TagsMax} tags");

    /// <summary>The call was answered, is open, or is blocked: there is nobody to call back.</summary>
    public static Error NoFollowUp { get; } = Error.Coded("error-call-has-no-follow-up", "Nobody waits for a call back");
    public static Error FollowUpTaken { get; } = Error.Coded("error-call-follow-up-taken", "Somebody else calls back");
    public static Error FollowUpDone { get; } = Error.Coded("error-call-follow-up-done", "Somebody has called back");

    /// <summary>The provider already knows a call of this id, or another user dialed it.</summary>
    public static Error AlreadyDialed { get; } = Error.Coded("error-call-already-dialed", "This call has begun already");

    /// <summary>A part of the event is missing, too long, or none of its values.</summary>
    /// <param name="part">The part, as <c>calls.events</c> names it.</param>
    public static Error InvalidEvent(string part) => Error.Coded("error-call-event-invalid", $"Invalid value for {part}");

    /// <summary>The workspace wants this to be noted, and it is not.</summary>
    /// <param name="part">notes, disposition or tags.</param>
    public static Error WrapUpRequired(string part) => Error.Coded("error-call-wrap-up-required", $"The wrap-up needs {part}");

    /// <summary>A text of the wrap-up is too long.</summary>
    public static Error WrapUpTooLong(string part) => Error.Coded("error-call-wrap-up-too-long", $"The wrap-up's {part} are too long");
}
