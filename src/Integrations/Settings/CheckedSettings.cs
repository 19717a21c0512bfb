using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ContactCenter.Integrations.Settings;

/// <summary>
/// Reads sections of the configuration into options that say by data annotations and <see cref="IValidatableObject"/> what they accept. Whatever is
/// wrong with one is a sentence that begins with its name.
/// </summary>
public static class CheckedSettings
{
    /// <summary>Registers <see cref="IOptions{TOptions}"/> of a section, which is checked when the host starts, and the settings themselves.</summary>
    /// <param name="bind">Reads the section where the framework's binder cannot; null = it can.</param>
    public static IServiceCollection AddSettings<T>(
        this IServiceCollection services, string section, Action<T, IConfigurationSection>? bind = null)
        where T : class
    {
        services.AddOptions<T>()
            .Configure<IConfiguration>((settings, configuration) => Bind(settings, configuration.GetSection(section), bind)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>>(new Check<T>(section));
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<T>>().Value);
        return services;
    }

    /// <summary>Reads a section that is needed before there are services.</summary>
    /// <exception cref="OptionsValidationException">A value cannot be read or is not accepted.</exception>
    public static T Read<T>(IConfiguration configuration, string section, Action<T, IConfigurationSection>? bind = null)
        where T : class, new()
    {
        var settings = new T();
        Bind(settings, configuration.GetSection(section), bind);
        var result = new Check<T>(section).Validate(null, settings);
        return result.Succeeded ? settings : throw new OptionsValidationException(section, typeof(T), result.Failures);
    }

    private static void Bind<T>(T settings, IConfigurationSection section, Action<T, IConfigurationSection>? bind)
        where T : class
    {
        try
        {
            if (bind is not null) bind(settings, section);
            else section.Bind(settings);
        }
        catch (InvalidOperationException unreadable)
        {
            throw new OptionsValidationException(section.Path, typeof(T), [$"Configuration {section.Path}: {unreadable.Message}"]);
        }
    }

    private sealed class Check<T>(string section) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var errors = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new ValidationContext(options), errors, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"Configuration {section}: {string.Join(' ', errors.Select(error => error.ErrorMessage))}");
        }
    }
}
