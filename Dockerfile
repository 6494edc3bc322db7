# docs/install.md says how it is built and run.
FROM python:3.13-slim AS build
WORKDIR /tree
COPY pyproject.toml README.md LICENSE ./
COPY docs/readme.py docs/
COPY src src
RUN python -m venv /opt/ofsted-letters && /opt/ofsted-letters/bin/pip install --no-cache-dir ".[export]"

FROM python:3.13-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends tesseract-ocr \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --no-create-home reader \
    && mkdir /in /out && chown reader /out
COPY --from=build /opt/ofsted-letters /opt/ofsted-letters
ENV PATH=/opt/ofsted-letters/bin:$PATH
USER reader
WORKDIR /out
ENTRYPOINT ["ofsted-letters"]
CMD ["batch", "/in", "-o", "/out"]
