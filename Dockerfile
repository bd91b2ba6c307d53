# syntax=docker/dockerfile:1

FROM node:22-bookworm-slim AS node

FROM eclipse-temurin:25-jdk AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates curl unzip \
    && rm -rf /var/lib/apt/lists/*
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY frontend frontend
COPY db db
COPY src src
RUN ./mvnw -B -q -DskipTests -Dspotless.check.skip -Dfrontend.check.skip package
COPY docker docker
RUN sh docker/image.sh extract target/status-*.jar /app

FROM eclipse-temurin:25-jre
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin status \
    && mkdir /app /data && chown status /app /data
COPY --from=build --chown=status /app /app
USER status
WORKDIR /app
# what the JVM learns holds for this JVM and these files only, so it is learnt here
RUN sh image.sh train
ENV STATUS_DATA_DIR=/data
VOLUME /data
EXPOSE 8080
# the management port listens on loopback only, which is where this runs
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
    CMD curl -fsS http://127.0.0.1:8081/actuator/health/liveness || exit 1
ENTRYPOINT ["sh", "image.sh", "run"]
