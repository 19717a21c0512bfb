using System.Collections.Immutable;
using ContactCenter.Errors;

namespace ContactCenter.Files;

/// <summary>Errors of uploads (contract §2.4).</summary>
public static class FileErrors
{
    public static Error TooLarge { get; } = Error.Plain("error-file-too-large");
    public static Error Disabled { get; } = Error.Plain("error-file-upload-disabled");
    public static Error NoFile { get; } = Error.Plain("error-no-file-uploaded");
    public static Error TypeNotAllowed { get; } = Error.Plain("error-type-not-allowed");

    public static ImmutableArray<Error> All { get; } = [TooLarge, Disabled, NoFile, TypeNotAllowed];
}
