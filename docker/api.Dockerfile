# An API node. Alone it hosts the actors too; with Cluster__Id it joins the silos as a client.
FROM node:22-slim AS console
WORKDIR /source
COPY src/Console/package.json src/Console/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY src/Console .
RUN npm run build

# What PDF transcripts print other scripts and emoji with.
FROM debian:bookworm-slim AS fonts
RUN apt-get update && apt-get install -y --no-install-recommends fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji && rm -rf /var/lib/apt/lists/*

FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /source
# Packages first: they are restored anew only when a project or a version changes.
COPY Directory.Build.props Directory.Packages.props global.json ./
COPY eng eng
COPY src/Contracts/Contracts.csproj src/Contracts/
COPY src/Grains/Grains.csproj src/Grains/
COPY src/Storage/Storage.csproj src/Storage/
COPY src/Integrations/Integrations.csproj src/Integrations/
COPY src/Silo/Silo.csproj src/Silo/
COPY src/Api/Api.csproj src/Api/
RUN dotnet restore src/Api -p:Configuration=Release -p:SkipConsole=true
COPY . .
COPY --from=console /source/dist src/Console/dist
RUN dotnet publish src/Api -c Release -o /app --no-restore -p:SkipConsole=true && mkdir /data

# No shell, no package manager, no root. "extra" has what languages and time zones need.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
COPY --from=fonts /usr/share/fonts /usr/share/fonts
WORKDIR /app
COPY --from=build /app .
COPY --from=build --chown=1654:1654 /data /data
USER 1654
ENV Data__Path=/data ASPNETCORE_HTTP_PORTS=8080
EXPOSE 8080
ENTRYPOINT ["dotnet", "ContactCenter.Api.dll"]
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["dotnet", "ContactCenter.Api.dll", "healthcheck"]
